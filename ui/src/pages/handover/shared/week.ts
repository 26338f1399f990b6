// A queue's week: what is written about each day, and the stretches of each day on which somebody
// is there.
import type { OpenSpan, QueueDraft } from "@/platform";
import { CLOSED, DAY_MINUTES, parseShifts, type Hours } from "@/domain/hours";

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** What is written about one weekday: as usual, hours of its own, or nobody there. */
export type DayPlan = { kind: "usual" } | { kind: "own"; hours: string } | { kind: "closed" };

const ALL_DAY: Hours = { opens: 0, closes: DAY_MINUTES };

export function planOf({ days, week }: Pick<QueueDraft, "days" | "week">, day: number): DayPlan {
  const own = week.find((one) => one.day === day);
  if (own)
    return own.hours.trim() === CLOSED ? { kind: "closed" } : { kind: "own", hours: own.hours };
  return { kind: days.includes(day) ? "usual" : "closed" };
}

/**
 * The same queue with another plan for a day. `days` says on which days it opens, `week` only what
 * differs from the usual hours.
 */
export function withPlan(
  { days, week }: Pick<QueueDraft, "days" | "week">,
  day: number,
  plan: DayPlan,
): Pick<QueueDraft, "days" | "week"> {
  const others = week.filter((one) => one.day !== day);
  const open = days.filter((one) => one !== day);
  return {
    days: plan.kind === "closed" ? open : [...open, day].sort((a, b) => a - b),
    week:
      plan.kind === "own"
        ? [...others, { day, hours: plan.hours }].sort((a, b) => a.day - b.day)
        : others,
  };
}

/**
 * Monday to Sunday: when somebody is there, holidays aside. Hours that can't be read yet count as
 * all day, as they do for the bot.
 */
export function weekOf(queue: Pick<QueueDraft, "hours" | "days" | "week">): OpenSpan[][] {
  const week: OpenSpan[][] = WEEKDAYS.map(() => []);
  for (const day of WEEKDAYS) {
    const plan = planOf(queue, day);
    if (plan.kind === "closed") continue;
    const own = plan.kind === "own" ? parseShifts(plan.hours) : null;
    for (const { opens, closes } of own ?? parseShifts(queue.hours) ?? [ALL_DAY]) {
      if (closes > opens) week[day - 1]?.push({ from: opens, until: closes });
      else {
        week[day - 1]?.push({ from: opens, until: DAY_MINUTES });
        // What is left of the night belongs to the calendar's next day; Sunday's to Monday.
        if (closes > 0) week[day % 7]?.push({ from: 0, until: closes });
      }
    }
  }
  return week.map(merged);
}

/**
 * Minutes of a day that still belong to the night before; 0 if none, or if the day opens within
 * them.
 */
export function restOfNight(
  queue: Pick<QueueDraft, "hours" | "days" | "week">,
  day: number,
): number {
  const alone = { ...queue, ...withPlan(queue, day, { kind: "closed" }) };
  const rest = weekOf(alone)[day - 1]?.[0];
  const all = weekOf(queue)[day - 1]?.[0];
  return rest?.from === 0 && all?.until === rest.until ? rest.until : 0;
}

/** Sorted, and what touches or overlaps made one. */
function merged(spans: OpenSpan[]): OpenSpan[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const result: OpenSpan[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last && span.from <= last.until) last.until = Math.max(last.until, span.until);
    else result.push({ ...span });
  }
  return result;
}

/**
 * Stretches of several queues on one day, in as few lanes as they need; a queue above keeps above
 * where there is room.
 */
export function packed(days: readonly OpenSpan[][]): { of: number; span: OpenSpan }[][] {
  const lanes: { of: number; span: OpenSpan }[][] = [];
  for (const [of, spans] of days.entries()) {
    for (const span of spans) {
      const lane = lanes.find((one) =>
        one.every(({ span: other }) => span.until <= other.from || span.from >= other.until),
      );
      if (lane) lane.push({ of, span });
      else lanes.push([{ of, span }]);
    }
  }
  return lanes;
}

/** Where a stretch lies on the day, in percent of its width. */
export function placeOf({ from, until }: OpenSpan): { left: number; width: number } {
  return { left: (from / DAY_MINUTES) * 100, width: ((until - from) / DAY_MINUTES) * 100 };
}
