// Hours of a day as the files write them: `09:00-22:00`, over midnight where the second is not
// later, `24:00` for the day's end.

export const DAY_MINUTES = 1440;
export const CLOSED = "closed";

export type Hours = { opens: number; closes: number };

/** Minutes of the day; `null` for what is no time. */
export function minuteOf(time: string): number | null {
  const [, hour, minute] = /^\s*(\d{1,2}):(\d{2})\s*$/.exec(time) ?? [];
  if (hour === undefined || minute === undefined || Number(minute) > 59) return null;
  const total = Number(hour) * 60 + Number(minute);
  return total <= DAY_MINUTES ? total : null;
}

export function timeOf(minute: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The two ends as they were typed, half-typed ones included. */
export function ends(text: string): [string, string] {
  const at = text.search(/[-–~]/);
  return at < 0 ? [text.trim(), ""] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** The ends as one text; nothing at all where both are empty. */
export function joined(from: string, until: string): string {
  return from.trim() || until.trim() ? `${from.trim()}-${until.trim()}` : "";
}

/**
 * When it opens and closes; `null` where that can't be read, or where the ends are equal, which
 * would be either never or always.
 */
export function parseHours(text: string): Hours | null {
  const [from, until] = ends(text);
  const [opens, closes] = [minuteOf(from), minuteOf(until)];
  return opens === null || closes === null || opens === closes || opens === DAY_MINUTES
    ? null
    : { opens, closes };
}

/** The shifts as they were typed, half-typed ones included; at least one. */
export function shiftsOf(text: string): string[] {
  return text.split(/[,，、]/).map((shift) => shift.trim());
}

/** Shifts as one text. A shift that is still empty keeps its place until it is removed. */
export function joinedShifts(shifts: readonly string[]): string {
  return shifts.join(", ").trim();
}

/** All shifts in the order of the day; `null` where one can't be read. */
export function parseShifts(text: string): Hours[] | null {
  const shifts = shiftsOf(text).map(parseHours);
  return shifts.every((shift) => shift !== null)
    ? shifts.toSorted((a, b) => a.opens - b.opens)
    : null;
}

const [NOON, AFTER_NOON] = [720, 810];

/**
 * One shift more: a day that goes over noon gets its break, otherwise three hours an hour behind the
 * last; empty where the day has no room.
 */
export function withShift(shifts: readonly string[]): string[] {
  const last = parseHours(shifts.at(-1) ?? "");
  if (!last || last.closes < last.opens) return [...shifts, ""];
  const text = (opens: number, closes: number) => `${timeOf(opens)}-${timeOf(closes)}`;
  if (last.opens < NOON && last.closes > AFTER_NOON)
    return [...shifts.slice(0, -1), text(last.opens, NOON), text(AFTER_NOON, last.closes)];
  const opens = last.closes + 60;
  return [
    ...shifts,
    opens + 60 > DAY_MINUTES ? "" : text(opens, Math.min(opens + 180, DAY_MINUTES)),
  ];
}

/** Whether it closes on the next day. */
export function passesMidnight(text: string): boolean {
  const hours = parseHours(text);
  return hours !== null && hours.closes < hours.opens;
}

export function allDay(text: string): boolean {
  const hours = parseHours(text);
  return hours !== null && hours.opens === 0 && hours.closes === DAY_MINUTES;
}

/**
 * `9`, `930`, `9.30`, `9：30` → `09:30`: what people type. What can't be meant as a time stays as it
 * is.
 */
export function tidied(time: string): string {
  const text = time.trim().replace(/[：.．]/, ":");
  const [, hour, minute = "00"] = /^(\d{1,2})(?::?(\d{2}))?$/.exec(text) ?? [];
  const at = hour === undefined ? null : minuteOf(`${hour}:${minute}`);
  return at === null ? text : timeOf(at);
}
