// Unsaved typing is also kept in the window's own storage: it survives a full disk, a read-only
// folder and a power cut.
import type { Draft, EntryDraft } from "@/platform";
import { keyOf } from "./parts";

export type KeptDraft = { base: Draft; draft: Draft };

const place = (workspace: string, key: string) => `kaopu.draft.${workspace}#${key}`;

/** What was kept under that key, if it is what the key says. */
export function keptDraft(workspace: string, key: string): KeptDraft | null {
  const kept = read<KeptDraft>(place(workspace, key)) ?? keptBefore(workspace, key);
  try {
    return kept && keyOf(kept.base) === key && keyOf(kept.draft) === key ? kept : null;
  } catch {
    return null;
  }
}

export function keepDraft(workspace: string, key: string, draft: KeptDraft | null): void {
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
    const before = placeBefore(workspace, key);
    if (before) localStorage.removeItem(before);
  } catch {
    // Nothing was kept then.
  }
}

/** Where the first versions kept an entry's draft: under its bare id, without its kind. */
function placeBefore(workspace: string, key: string): string | null {
  return key.startsWith("entry:") ? place(workspace, key.slice("entry:".length)) : null;
}

function keptBefore(workspace: string, key: string): KeptDraft | null {
  const before = placeBefore(workspace, key);
  const kept = before ? read<{ base: EntryDraft; draft: EntryDraft }>(before) : null;
  return (
    kept && {
      base: { kind: "entry", draft: kept.base },
      draft: { kind: "entry", draft: kept.draft },
    }
  );
}

function read<T>(where: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(where) ?? "null") as T | null;
  } catch {
    return null;
  }
}
