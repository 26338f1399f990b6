// Drafts of every part of a knowledge base: told apart by kind and id, and what is worth sending of
// them.
import type { Draft, PhraseDraft } from "@/platform";
import { toSave } from "./entryDraft";
import { same } from "./same";

export type PartKind = Draft["kind"];
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

/** What a person calls it, if it has a name. */
export function nameOf(part: Draft): string {
  if (part.kind === "entry") return part.draft.question || part.draft.id;
  if (part.kind === "care_moment" || part.kind === "rule") return part.draft.title || part.draft.id;
  if (part.kind === "persona" || part.kind === "queue") return part.draft.name || part.draft.id;
  return idOf(part);
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

/** Takes `saved`, but keeps each field that was typed in since `sent` left. */
export function rebase(sent: Draft, current: Draft, saved: Draft): Draft {
  const was: Record<string, unknown> = { ...sent.draft };
  const typed = Object.entries(current.draft).filter(([field, value]) => !same(was[field], value));
  return { ...saved, draft: { ...saved.draft, ...Object.fromEntries(typed) } } as Draft;
}
