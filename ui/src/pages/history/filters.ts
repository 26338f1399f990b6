// Which part of the history is looked at.
import dayjs from "dayjs";
import type { ChangedPart, ChangedThing, HistoryQuery } from "@/platform";

/** Pages, and what is changed on them. */
export const THINGS = {
  answers: ["entry"],
  tables: ["fact", "product", "picture", "synonyms", "forbidden"],
  persona: ["persona"],
  care: ["care"],
  handover: ["rule", "queue", "danger", "escalation"],
  dialogues: ["dialogue"],
  settings: ["settings"],
} as const satisfies Record<string, readonly ChangedThing[]>;

export type Filters = {
  part: ChangedPart | null;
  page: keyof typeof THINGS | null;
  /** The empty name: what other programs did. */
  actor: string | null;
  /** First and last day. */
  days: [string, string] | null;
  text: string;
};

export const EVERYTHING: Filters = { part: null, page: null, actor: null, days: null, text: "" };

export function isEverything({ part, page, actor, days, text }: Filters): boolean {
  return part === null && page === null && actor === null && days === null && text.trim() === "";
}

/** Lines that are read at once. */
const LIMIT = 60;

export function toQuery({ part, page, actor, days, text }: Filters): HistoryQuery {
  return {
    part,
    things: page ? [...THINGS[page]] : [],
    actor,
    from: days ? dayjs(days[0]).startOf("day").toISOString() : null,
    until: days ? dayjs(days[1]).add(1, "day").startOf("day").toISOString() : null,
    text: text.trim(),
    before: null,
    limit: LIMIT,
  };
}
