import dayjs from "dayjs";
import type { OperationRow } from "@/platform";

/** Operations under the days on which they were done, in the order in which they come. */
export function byDay(
  rows: readonly OperationRow[],
): { day: string; operations: OperationRow[] }[] {
  const days: { day: string; operations: OperationRow[] }[] = [];
  for (const row of rows) {
    const day = dayjs(row.at).format("YYYY-MM-DD");
    const last = days.at(-1);
    if (last?.day === day) last.operations.push(row);
    else days.push({ day, operations: [row] });
  }
  return days;
}
