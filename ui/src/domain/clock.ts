// Date-times at the shop's own clock, without a zone, as the knowledge base writes them.
import dayjs, { type Dayjs } from "dayjs";

/** What the engine reads: `2026-11-11T00:05:00`. */
export function shopTime(at: Dayjs = dayjs()): string {
  return at.format("YYYY-MM-DDTHH:mm:ss");
}

/** What stands in a cell: a bare date where the time is midnight. */
export function cellTime(at: Dayjs | null): string {
  if (!at) return "";
  return at.hour() === 0 && at.minute() === 0
    ? at.format("YYYY-MM-DD")
    : at.format("YYYY-MM-DD HH:mm");
}

export function parseTime(cell: string): Dayjs | null {
  if (!cell.trim()) return null;
  const at = dayjs(cell.trim().replace(" ", "T"));
  return at.isValid() ? at : null;
}

/** Short for people: `11-10 20:00`, with the year where it is not this one. */
export function shortTime(cell: string, now: Dayjs = dayjs()): string {
  const at = parseTime(cell);
  if (!at) return cell;
  const date = at.format(at.year() === now.year() ? "MM-DD" : "YYYY-MM-DD");
  return /\d[ T]\d/.test(cell.trim()) ? `${date} ${at.format("HH:mm")}` : date;
}

/** Days from today to a date; negative if it has passed. */
export function daysUntil(date: string, now: Dayjs = dayjs()): number | null {
  const at = parseTime(date);
  return at ? at.startOf("day").diff(now.startOf("day"), "day") : null;
}

/** `14:02` for today, `11-21 14:02` otherwise. */
export function savedTime(rfc3339: string, now: Dayjs = dayjs()): string {
  const at = dayjs(rfc3339);
  if (!at.isValid()) return rfc3339;
  return at.format(
    at.isSame(now, "day") ? "HH:mm" : at.isSame(now, "year") ? "MM-DD HH:mm" : "YYYY-MM-DD HH:mm",
  );
}
