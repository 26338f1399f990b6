// What may stand between braces in a phrase: less than in an answer, and at some moments more.
import { sayIn, type TextKey } from "@/i18n";
import type { Moment, PlaceholderRow } from "@/platform";

const QUEUE = ["queue"] as const;
const HOURS = ["queue", "hours", "opens"] as const;
const QUESTION = ["question"] as const;
type Slot = "queue" | "hours" | "opens" | "needs" | "issue" | "question";
const SLOTS: Partial<Record<Moment, readonly Slot[]>> = {
  confirm: QUESTION,
  alternatives: QUESTION,
  handoff: QUEUE,
  closed: HOURS,
  callback_phone: HOURS,
  callback_noted: HOURS,
  callback_again: HOURS,
  handoff_failed: HOURS,
  ask_first: ["queue", "needs"],
  agent_opening: ["queue", "issue"],
};

/**
 * The placeholders of answers that phrases share, and those of the moment. Names are the Chinese
 * ones, as everywhere in the completion.
 */
export function slotsAt(all: readonly PlaceholderRow[], moment: Moment | null): PlaceholderRow[] {
  const shared = all.filter(
    ({ kind }) =>
      kind === "fact" ||
      kind === "other" ||
      (kind === "order" || kind === "product" ? moment === "agent_opening" : false),
  );
  const named = (name: TextKey, note: TextKey): PlaceholderRow => ({
    insert: sayIn("zh-CN")(name),
    value: "",
    note: sayIn("zh-CN")(note),
    fact: null,
    kind: "other",
    used_in: [],
  });
  const own = ["me", "self", ...(moment ? (SLOTS[moment] ?? []) : [])].map((slot) =>
    named(`persona.slot.${slot}` as TextKey, `persona.slotNote.${slot}` as TextKey),
  );
  return [...shared, ...own.filter(({ insert }) => !shared.some((row) => row.insert === insert))];
}

// Which moments need words, and what stands in where none are written.

const NEEDED: readonly Moment[] = [
  "greeting",
  "thanks",
  "goodbye",
  "clarify",
  "ask_product",
  "ask_order",
  "unknown",
  "handoff",
  "missing",
  "empty",
];
const SILENT: readonly Moment[] = ["opener", "closer"];

/**
 * `needed`: there must be a phrase; `plain`: otherwise Kaopu's own words are said; `silent`:
 * otherwise nothing is said.
 */
export function standIn(moment: Moment): "needed" | "plain" | "silent" {
  if (NEEDED.includes(moment)) return "needed";
  return SILENT.includes(moment) ? "silent" : "plain";
}
