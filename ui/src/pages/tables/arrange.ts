// Which rows are in view, and in which order: never a change of the file.
import type { TableRow } from "@/platform";

export type Sort = { column: number; down: boolean };
export type Wish = { query: string; sort: Sort | null; rows: ReadonlySet<number> | null };

export const AS_IN_FILE: Wish = { query: "", sort: null, rows: null };

const collator = new Intl.Collator(["zh-Hans-CN", "en"], { numeric: true, sensitivity: "base" });

/** The numbers of the rows in view. What is empty stands last, whichever way it is sorted. */
export function arrange(rows: readonly TableRow[], { query, sort, rows: kept }: Wish): number[] {
  const wanted = query.trim().toLowerCase();
  const fitting = rows.filter(
    ({ row, cells }) =>
      (kept === null || kept.has(row)) &&
      (wanted === "" || cells.some((cell) => cell.toLowerCase().includes(wanted))),
  );
  if (sort) {
    const cell = ({ cells }: TableRow) => cells[sort.column]?.trim() ?? "";
    fitting.sort((a, b) => {
      const [left, right] = [cell(a), cell(b)];
      if ((left === "") !== (right === "")) return left === "" ? 1 : -1;
      return (sort.down ? -1 : 1) * collator.compare(left, right);
    });
  }
  return fitting.map(({ row }) => row);
}

/**
 * The rows in the order that was wished for. While one edits it stays as it was: a row does not
 * jump away from under the pen, and a new one comes last.
 */
export function ordered(rows: readonly TableRow[], order: readonly number[]): TableRow[] {
  const known = new Map(rows.map((row) => [row.row, row]));
  return order.flatMap((row) => known.get(row) ?? []);
}
