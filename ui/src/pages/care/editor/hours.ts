import dayjs, { type Dayjs } from "dayjs";

/** `23:00-05:00` as two times of day; `null` if it is none. */
export function hoursRange(cell: string): [Dayjs, Dayjs] | null {
  const found = /^\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s*$/.exec(cell);
  if (!found) return null;
  const [from, fromMinute, until, untilMinute] = found.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (from > 24 || until > 24 || fromMinute > 59 || untilMinute > 59) return null;
  const at = (hour: number, minute: number) =>
    dayjs()
      .startOf("day")
      .hour(hour % 24)
      .minute(minute);
  return [at(from, fromMinute), at(until, untilMinute)];
}

export function hoursCell(from: Dayjs, until: Dayjs): string {
  return `${from.format("HH:mm")}-${until.format("HH:mm")}`;
}
