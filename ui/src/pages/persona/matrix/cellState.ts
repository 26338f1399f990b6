// What a cell of the tone matrix comes to for a reviewer.
import type { Moment, ToneCell, ToneRow } from "@/platform";
import { standIn } from "../phrases/moments";

/**
 * `said`: the persona's own words. `plain`: Kaopu's, where that is as good. `gap`: Kaopu's, where
 * the persona should have some. `silent`: nothing is said, and need not be. `empty`: nothing,
 * although something is expected. `unsafe`: cheerful to somebody upset.
 */
export type CellState = "said" | "plain" | "gap" | "silent" | "empty" | "unsafe";

export function cellState(row: Pick<ToneRow, "moment" | "care">, cell: ToneCell): CellState {
  if (cell.unfit.length > 0) return "unsafe";
  if (cell.phrases.length > 0) return "said";
  // A care moment is for the calm above all; others may well hear nothing.
  if (row.care) return cell.feeling === "calm" ? "empty" : "silent";
  const needed = standIn(row.moment as Moment) === "needed";
  if (cell.plain !== null) return needed ? "gap" : "plain";
  return needed ? "empty" : "silent";
}

export function isProblem(state: CellState): boolean {
  return state === "gap" || state === "empty" || state === "unsafe";
}

export function hasProblem(row: ToneRow): boolean {
  return row.cells.some((cell) => isProblem(cellState(row, cell)));
}
