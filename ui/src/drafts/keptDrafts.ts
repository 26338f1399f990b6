// Unsaved typing is also kept in the window's own storage: it survives a full disk, a read-only folder and a power cut.
import type { EntryDraft } from "@/platform";

export type KeptDraft = { base: EntryDraft; draft: EntryDraft };

const key = (workspace: string, id: string) => `kaopu.draft.${workspace}#${id}`;

export function keptDraft(workspace: string, id: string): KeptDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key(workspace, id)) ?? "null") as KeptDraft | null;
    return kept?.base?.id === id && kept.draft?.id === id ? kept : null;
  } catch {
    return null;
  }
}

export function keepDraft(workspace: string, draft: KeptDraft | null, id: string): void {
  if (!draft) return forgetDraft(workspace, id);
  try {
    localStorage.setItem(key(workspace, id), JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: the draft still lives in the window.
  }
}

export function forgetDraft(workspace: string, id: string): void {
  try {
    localStorage.removeItem(key(workspace, id));
  } catch {
    // Nothing was kept then.
  }
}
