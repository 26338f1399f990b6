// Drafts that earlier versions kept in the window's own storage: each is handed over once.
import type { Draft, EntryDraft } from "@/platform";
import { keyOf } from "./parts";

type Kept = { base: Draft; draft: Draft };

/**
 * Hands the drafts of a knowledge base over to `keep`. One is removed here when it is kept there;
 * what can't be read as a draft stays where it is.
 */
export async function handOverEarlier(
  workspace: string,
  keep: (base: Draft, draft: Draft) => Promise<unknown>,
): Promise<void> {
  const place = `kaopu.draft.${workspace}#`;
  for (const name of names().filter((one) => one.startsWith(place))) {
    const kept = keptUnder(name, name.slice(place.length));
    if (!kept) continue;
    try {
      await keep(kept.base, kept.draft);
      localStorage.removeItem(name);
    } catch {
      // It is tried again when the knowledge base is opened the next time.
    }
  }
}

function names(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/** What was kept under that key, if it is what the key says. */
function keptUnder(name: string, key: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "null") as Kept | null;
    if (!kept) return null;
    // The first versions kept an entry under its bare id, without its kind.
    const whole = key.includes(":") ? kept : entryOf(kept as never);
    const keys = [keyOf(whole.base), keyOf(whole.draft)];
    return keys.every((one) => one === key || one === `entry:${key}`) ? whole : null;
  } catch {
    return null;
  }
}

function entryOf({ base, draft }: { base: EntryDraft; draft: EntryDraft }): Kept {
  return { base: { kind: "entry", draft: base }, draft: { kind: "entry", draft } };
}
