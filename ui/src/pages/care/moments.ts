// Care moments as values: new ones, which would be said first, and what one persona says.
import { freeId } from "@/pages/persona/cast/NewPersona";
import type {
  CareMomentDraft,
  CareMomentRow,
  CareTrigger,
  PersonaDraft,
  PhraseDraft,
} from "@/platform";
import { isEvent, PLACES } from "./line/lanes";

/** A new moment at a place, with what is usual there. */
export function newMoment(
  on: CareTrigger,
  title: string,
  taken: readonly string[],
): CareMomentDraft {
  const stem = on.replaceAll("_", "-");
  const order = PLACES[on].lane === "order";
  return {
    id: taken.includes(stem) ? freeId(taken, stem) : stem,
    title,
    on,
    entries: [],
    categories: [],
    priority: isEvent(on) ? 60 : 30,
    once: order ? "event" : "session",
    cooldown: order ? 0 : 2,
    after_minutes: on === "long_wait" ? 10 : 0,
    hours: on === "late_night" ? "23:00-05:00" : "",
    promise: "",
    say: [],
  };
}

/**
 * The number under which a moment's turn comes, from 1, if several are due; of equals the upper one
 * in the file.
 */
export function rankOf(moment: CareMomentDraft, all: readonly CareMomentRow[]): number {
  const at = all.findIndex(({ draft }) => draft.id === moment.id);
  return (
    1 +
    all.filter(
      ({ draft }, index) =>
        draft.id !== moment.id &&
        (draft.priority > moment.priority || (draft.priority === moment.priority && index < at)),
    ).length
  );
}

export function phrasesOf(persona: PersonaDraft, id: string): PhraseDraft[] {
  return persona.care.find((one) => one.id === id)?.phrases ?? [];
}

/** The care phrases of a persona with others for one moment. */
export function withPhrases(
  care: PersonaDraft["care"],
  id: string,
  phrases: PhraseDraft[],
): PersonaDraft["care"] {
  return care.some((one) => one.id === id)
    ? care.map((one) => (one.id === id ? { ...one, phrases } : one))
    : [...care, { id, phrases }];
}
