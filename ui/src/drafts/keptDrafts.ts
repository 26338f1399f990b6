// Unsaved typing is also kept in the window's own storage: it survives a full disk, a read-only
// folder and a power cut.

export type KeptDraft<D> = { base: D; draft: D };

const place = (workspace: string, key: string) => `kaopu.draft.${workspace}#${key}`;

/** What was kept under that key, if it is what the key says. */
export function keptDraft<D>(
  workspace: string,
  key: string,
  keyOf: (draft: D) => string,
): KeptDraft<D> | null {
  try {
    const kept = JSON.parse(
      localStorage.getItem(place(workspace, key)) ?? "null",
    ) as KeptDraft<D> | null;
    return kept && keyOf(kept.base) === key && keyOf(kept.draft) === key ? kept : null;
  } catch {
    return null;
  }
}

export function keepDraft<D>(workspace: string, key: string, draft: KeptDraft<D> | null): void {
  if (!draft) {
    forgetDraft(workspace, key);
    return;
  }
  try {
    localStorage.setItem(place(workspace, key), JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: the draft still lives in the window.
  }
}

export function forgetDraft(workspace: string, key: string): void {
  try {
    localStorage.removeItem(place(workspace, key));
  } catch {
    // Nothing was kept then.
  }
}
