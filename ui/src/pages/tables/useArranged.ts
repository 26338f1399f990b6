import { useMemo, useState } from "react";
import type { TableRow } from "@/platform";
import { AS_IN_FILE, arrange, ordered, type Wish } from "./arrange";

type Kept = { rows: readonly TableRow[]; wish: Wish; order: readonly number[] };

/** The rows in view; the same list as long as nothing changes. */
export function useArranged(rows: readonly TableRow[], wish: Wish): readonly TableRow[] {
  const [kept, keep] = useState<Kept>(() => ({ rows, wish, order: arrange(rows, wish) }));
  let now = kept;
  if (kept.rows !== rows || kept.wish !== wish) {
    now = { rows, wish, order: wish === AS_IN_FILE ? [] : next(kept, rows, wish) };
    keep(now);
  }
  const { order } = now;
  return useMemo(() => (wish === AS_IN_FILE ? rows : ordered(rows, order)), [rows, wish, order]);
}

/** While rows only change and come, those in view stay where they are. */
function next(kept: Kept, rows: readonly TableRow[], wish: Wish): readonly number[] {
  const known = new Set(kept.rows.map(({ row }) => row));
  const stays = kept.wish === wish && kept.rows.every((one, at) => rows[at]?.row === one.row);
  if (!stays) return arrange(rows, wish);
  return [...kept.order, ...rows.map(({ row }) => row).filter((row) => !known.has(row))];
}
