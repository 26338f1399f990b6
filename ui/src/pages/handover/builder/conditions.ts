// The conditions of a rule as values: which there are, which are asked, adding one, taking one
// away.
import type { ConditionsDraft } from "@/platform";

export type ConditionKind = keyof ConditionsDraft;
export type Conditions = Required<ConditionsDraft>;

/** What is not asked. */
export const NOTHING: Conditions = {
  request_human: false,
  danger: [],
  words: [],
  mood: [],
  anger: null,
  unknowns: null,
  clarifications: null,
  asked: null,
  entries: [],
  categories: [],
  orders: [],
  channels: [],
  levels: [],
  hours: "",
  amount_over: "",
};

/** All kinds, by what they look at; rules show them in this order. */
export const KINDS = {
  said: ["request_human", "words", "danger"],
  mood: ["mood", "anger"],
  course: ["entries", "categories", "asked", "unknowns", "clarifications"],
  customer: ["orders", "amount_over", "levels"],
  place: ["channels", "hours"],
} as const satisfies Record<string, readonly ConditionKind[]>;

export const KIND_GROUPS = Object.keys(KINDS) as (keyof typeof KINDS)[];
const ORDER: readonly ConditionKind[] = KIND_GROUPS.flatMap((group) => KINDS[group]);

/**
 * What a condition begins with when it is added; lists begin empty, and are not asked until
 * something is chosen.
 */
const BEGIN: Partial<Conditions> = {
  request_human: true,
  anger: 2,
  unknowns: 2,
  clarifications: 3,
  asked: 2,
  hours: "22:00-08:00",
};

export function conditions(asked: ConditionsDraft = {}): Conditions {
  return { ...NOTHING, ...asked };
}

export function isAsked(draft: ConditionsDraft, kind: ConditionKind): boolean {
  const value = draft[kind];
  return Array.isArray(value)
    ? value.length > 0
    : typeof value === "string"
      ? value.trim() !== ""
      : typeof value === "number" || value === true;
}

export function askedKinds(draft: ConditionsDraft): ConditionKind[] {
  return ORDER.filter((kind) => isAsked(draft, kind));
}

export function isBlank(draft: ConditionsDraft): boolean {
  return askedKinds(draft).length === 0;
}

export function withKind(draft: ConditionsDraft, kind: ConditionKind): Conditions {
  return {
    ...conditions(draft),
    ...(isAsked(draft, kind) ? {} : { [kind]: BEGIN[kind] ?? NOTHING[kind] }),
  };
}

export function withoutKind(draft: ConditionsDraft, kind: ConditionKind): Conditions {
  return { ...conditions(draft), [kind]: NOTHING[kind] };
}

/**
 * The rows to show: what is asked, and what was opened here and still is empty, each where it first
 * stood. What can't look empty has no empty row.
 */
export function shownKinds(
  draft: ConditionsDraft,
  opened: readonly ConditionKind[],
): ConditionKind[] {
  const rows = opened.filter(
    (kind) => isAsked(draft, kind) || (kind !== "request_human" && kind !== "anger"),
  );
  return [...rows, ...askedKinds(draft).filter((kind) => !rows.includes(kind))];
}

/**
 * Alternatives on the screen may be blank, a place to choose in; a blank one in the files would
 * hold always. So the rule gets those that ask something, and the screen keeps the blank ones
 * unless the rule itself has become another (undone, changed outside).
 */
export function reconciled(
  shown: readonly ConditionsDraft[],
  any: readonly ConditionsDraft[],
): readonly ConditionsDraft[] {
  return sameAll(
    shown.filter((one) => !isBlank(one)),
    any,
  )
    ? shown
    : any;
}

export function sameConditions(one: ConditionsDraft, other: ConditionsDraft): boolean {
  return ORDER.every(
    (kind) => JSON.stringify(conditions(one)[kind]) === JSON.stringify(conditions(other)[kind]),
  );
}

function sameAll(one: readonly ConditionsDraft[], other: readonly ConditionsDraft[]): boolean {
  return (
    one.length === other.length &&
    one.every((conditions, index) => sameConditions(conditions, other[index] ?? {}))
  );
}

/** Whether a rule with these can only be tried once the message is understood. */
export function needsUnderstanding(draft: ConditionsDraft): boolean {
  return (["unknowns", "clarifications", "asked", "entries", "categories"] as const).some((kind) =>
    isAsked(draft, kind),
  );
}
