// Holidays as the files write them: `2027-02-03`, or `2027-02-03..2027-02-11` with both ends.
import dayjs, { type Dayjs } from "dayjs";

export type Holiday = { first: Dayjs; last: Dayjs };

export function parseHoliday(text: string): Holiday | null {
  const [from = "", until = from] = text.split("..").map((part) => part.trim());
  const [first, last] = [dateOf(from), dateOf(until)];
  return first && last && !last.isBefore(first) ? { first, last } : null;
}

export function holidayText(first: Dayjs, last: Dayjs): string {
  const [from, until] = [first.format("YYYY-MM-DD"), last.format("YYYY-MM-DD")];
  return from === until ? from : `${from}..${until}`;
}

/**
 * Added in the order of the calendar, and not twice; what can't be read stays at the end, where it
 * was written.
 */
export function withHoliday(holidays: readonly string[], added: string): string[] {
  const all = holidays.includes(added) ? [...holidays] : [...holidays, added];
  const at = (text: string) => parseHoliday(text)?.first.valueOf() ?? Number.MAX_SAFE_INTEGER;
  return all
    .map((text, index) => ({ text, index }))
    .sort((a, b) => at(a.text) - at(b.text) || a.index - b.index)
    .map(({ text }) => text);
}

/** Whether it is over. */
export function isPast(holiday: Holiday, now: Dayjs = dayjs()): boolean {
  return holiday.last.isBefore(now, "day");
}

function dateOf(text: string): Dayjs | null {
  if (!/^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/.test(text)) return null;
  const at = dayjs(text.replaceAll("/", "-"));
  // Thirtieths of February roll over into March.
  return at.isValid() && at.date() === Number(text.split(/[-/]/)[2]) ? at : null;
}
