// Drafts of every part of a knowledge base besides entries: told apart by kind and id, and what is
// worth sending of them.
import type { Draft, PhraseDraft, Platform } from "@/platform";
import type { Keeping } from "./draftStore";
import { toSave } from "./entryDraft";
import { same } from "./same";

export type PartKind = Exclude<Draft["kind"], "entry">;
/** What a draft of that kind holds. */
export type DraftOf<K extends Draft["kind"]> = Extract<Draft, { kind: K }>["draft"];

/** The one part without an id of its own. */
export const SETTINGS_ID = "settings";

/** A part's name among all parts: `persona:main`. */
export function partKey(kind: Draft["kind"], id: string): string {
  return `${kind}:${id}`;
}

export function idOf(part: Draft): string {
  if (part.kind === "danger") return part.draft.topic;
  return part.kind === "escalation_settings" ? SETTINGS_ID : part.draft.id;
}

export function keyOf(part: Draft): string {
  return partKey(part.kind, idOf(part));
}

/** Without the blanks that are only places to type in. */
export function tidied(part: Draft): Draft {
  switch (part.kind) {
    case "entry":
      return { ...part, draft: toSave(part.draft) };
    case "persona":
      return {
        ...part,
        draft: {
          ...part.draft,
          forbidden: filled(part.draft.forbidden),
          moments: part.draft.moments.map((one) => ({ ...one, phrases: said(one.phrases) })),
          care: part.draft.care.map((one) => ({ ...one, phrases: said(one.phrases) })),
        },
      };
    case "care_moment":
      return { ...part, draft: { ...part.draft, say: said(part.draft.say) } };
    case "danger":
      return {
        ...part,
        draft: {
          ...part.draft,
          words: filled(part.draft.words),
          except: filled(part.draft.except),
        },
      };
    default:
      return part;
  }
}

const filled = (words: string[]) => words.filter((word) => word.trim() !== "");
const said = (phrases: PhraseDraft[]) => phrases.filter(({ text }) => text.trim() !== "");

/** How parts are kept. There is no merging: who changed a part outside has changed all of it. */
export function keepingParts(
  platform: Pick<Platform, "saveDraft">,
  onSaved: (saved: Draft) => void = () => undefined,
): Keeping<Draft> {
  return {
    key: keyOf,
    tidy: tidied,
    rebase: (_sent, current) => current,
    save: async (base, draft) => {
      const outcome = await platform.saveDraft(base, draft);
      if (outcome.outcome === "conflict")
        return { theirs: outcome.theirs, fields: differing(outcome.theirs, draft) };
      onSaved(outcome.draft);
      return { draft: outcome.draft, merged: [] };
    },
  };
}

/** The fields in which two drafts of the same part differ. */
export function differing(theirs: Draft | null, mine: Draft): string[] {
  if (!theirs) return [];
  const other = theirs.draft as unknown as Record<string, unknown>;
  return Object.entries(mine.draft)
    .filter(([field, value]) => !same(other[field], value))
    .map(([field]) => field);
}
