// Where one is in a grid, and what is chosen: pure steps of a keyboard and a pointer.

export type Spot = { row: number; column: number };
/** The cell that is written in, and the opposite corner of what is chosen with it. */
export type Selection = { at: Spot; to: Spot };
export type Size = { rows: number; columns: number };
/** Both ends are chosen. */
export type Block = { top: number; left: number; bottom: number; right: number };

export const HOME: Selection = { at: { row: 0, column: 0 }, to: { row: 0, column: 0 } };

export function only(at: Spot): Selection {
  return { at, to: at };
}

export function blockOf({ at, to }: Selection): Block {
  return {
    top: Math.min(at.row, to.row),
    left: Math.min(at.column, to.column),
    bottom: Math.max(at.row, to.row),
    right: Math.max(at.column, to.column),
  };
}

export function isOne({ at, to }: Selection): boolean {
  return at.row === to.row && at.column === to.column;
}

const within = (place: number, count: number) => Math.max(0, Math.min(count - 1, place));

/** The same spots in a grid that has become smaller. */
export function clamped(selection: Selection, size: Size): Selection {
  const spot = ({ row, column }: Spot) => ({
    row: within(row, size.rows),
    column: within(column, size.columns),
  });
  return { at: spot(selection.at), to: spot(selection.to) };
}

/** So many rows and columns on; extending moves the far corner and leaves the cell. */
export function moved(
  selection: Selection,
  by: Spot,
  size: Size,
  { extend = false }: { extend?: boolean } = {},
): Selection {
  const from = extend ? selection.to : selection.at;
  const to = {
    row: within(from.row + by.row, size.rows),
    column: within(from.column + by.column, size.columns),
  };
  return extend ? { at: selection.at, to } : only(to);
}

/**
 * As far as the filled cells go in a direction, or to the next filled one: what Ctrl with an arrow
 * does in a spreadsheet.
 */
export function toEdge(
  selection: Selection,
  by: Spot,
  size: Size,
  isFilled: (spot: Spot) => boolean,
  { extend = false }: { extend?: boolean } = {},
): Selection {
  const from = extend ? selection.to : selection.at;
  const next = (spot: Spot) => ({ row: spot.row + by.row, column: spot.column + by.column });
  const isInside = ({ row, column }: Spot) =>
    row >= 0 && column >= 0 && row < size.rows && column < size.columns;
  let spot = from;
  const runs = isFilled(from) && isInside(next(from)) && isFilled(next(from));
  while (isInside(next(spot)) && (!runs || isFilled(next(spot)))) {
    spot = next(spot);
    if (!runs && isFilled(spot)) break;
  }
  return extend ? { at: selection.at, to: spot } : only(spot);
}

/** The next cell in reading order; `null` behind the last and before the first one. */
export function tabbed({ at }: Selection, step: 1 | -1, size: Size): Selection | null {
  const place = at.row * size.columns + at.column + step;
  if (place < 0 || place >= size.rows * size.columns) return null;
  return only({ row: Math.floor(place / size.columns), column: place % size.columns });
}
