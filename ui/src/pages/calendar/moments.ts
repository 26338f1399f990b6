// Moments of the shop's clock as numbers, so that they can be laid out and stepped through. They are
// of no zone: a day has 24 hours, whatever this computer's clock does in the night.
import type { CalendarEvent, Timeline } from "@/platform";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The moments that are shown: the first, and the one after the last. */
export type Range = { first: number; end: number };

/** A day or a moment, `2026-11-11` or `2026-11-11T00:00:00`, in milliseconds. */
export function millis(moment: string): number {
  return Date.parse(moment.includes("T") ? `${moment}Z` : `${moment}T00:00:00Z`);
}

/** As the knowledge base writes a moment. */
export function moment(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}

/** The day of a moment. */
export function day(at: number): string {
  return moment(at).slice(0, 10);
}

export function rangeOf({ from, days }: Pick<Timeline, "from" | "days">): Range {
  const first = millis(from);
  return { first, end: first + days * DAY };
}

/** How far along the shown days a moment is, in percent; what lies outside is at their edge. */
export function placeOf(at: number, { first, end }: Range): number {
  const share = (at - first) / (end - first);
  return 100 * Math.min(1, Math.max(0, share));
}

/** Where a time lies, in percent; without a beginning or an end it goes on to the edge. */
export function spanOf(from: string | null, until: string | null, range: Range) {
  const left = placeOf(from === null ? range.first : millis(from), range);
  const right = placeOf(until === null ? range.end : millis(until), range);
  return { left, width: Math.max(0, right - left) };
}

/** Whether a moment is shown. */
export function isShown(at: number, { first, end }: Range): boolean {
  return at >= first && at < end;
}

/** What the pointer means: the nearest midnight or change; with `fine` the nearest hour. */
export function snapped(at: number, changes: readonly number[], range: Range, fine: boolean) {
  const inside = Math.min(range.end, Math.max(range.first, at));
  if (fine) return Math.round(inside / HOUR) * HOUR;
  const midnight = Math.round(inside / DAY) * DAY;
  return changes.reduce(
    (best, change) => (Math.abs(change - inside) < Math.abs(best - inside) ? change : best),
    midnight,
  );
}

/** Where a key leads from a moment; `null` if it leads nowhere. */
export function stepped(key: string, fine: boolean, at: number, range: Range): number | null {
  const step = fine ? HOUR : DAY;
  const ways: Record<string, number> = {
    ArrowRight: (Math.floor(at / step) + 1) * step,
    ArrowLeft: (Math.ceil(at / step) - 1) * step,
    PageDown: (Math.floor(at / DAY) + 7) * DAY,
    PageUp: (Math.ceil(at / DAY) - 7) * DAY,
    Home: range.first,
    End: range.end,
  };
  const to = ways[key];
  return to === undefined ? null : Math.min(range.end, Math.max(range.first, to));
}

/** The change after a moment, or before it. */
export function neighbour(way: 1 | -1, at: number, changes: readonly number[]): number | null {
  const found = way === 1 ? changes.find((one) => one > at) : changes.findLast((one) => one < at);
  return found ?? null;
}

/** Events that happen at one moment, moment by moment. */
export function byMoment(events: readonly CalendarEvent[]): [string, CalendarEvent[]][] {
  const all = new Map<string, CalendarEvent[]>();
  for (const event of events) all.set(event.at, [...(all.get(event.at) ?? []), event]);
  return [...all];
}

/** The lane of each span, so that none covers another; spans come by their beginning. */
export function lanesOf(spans: readonly { left: number; width: number }[]): number[] {
  const ends: number[] = [];
  return spans.map(({ left, width }) => {
    const free = ends.findIndex((end) => end <= left + 0.001);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = left + width;
    return lane;
  });
}
