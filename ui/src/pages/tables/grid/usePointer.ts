import { useRef, type PointerEvent, type RefObject } from "react";
import { GUTTER, HEAD, LINE } from "./measures";
import { only, type Selection, type Size, type Spot } from "./selection";
import type { PenHold } from "./usePen";

/** Choosing with the pointer: a click, a drag, Shift with a click, a row by its number. */
export function usePointer({
  size,
  widths,
  scroller,
  selection,
  select,
  pen,
}: {
  size: Size;
  widths: readonly number[];
  scroller: RefObject<HTMLDivElement | null>;
  selection: Selection;
  select: (selection: Selection) => void;
  pen: PenHold;
}) {
  const drag = useRef<{ at: Spot; rows: boolean } | null>(null);
  const cellAt = ({ clientX, clientY }: PointerEvent): Spot => {
    const element = scroller.current;
    if (!element) return { row: 0, column: 0 };
    const place = element.getBoundingClientRect();
    const y = clientY - place.top - HEAD + element.scrollTop;
    const inView = clientX - place.left;
    const frozen = GUTTER + (widths[0] ?? 0);
    let x = inView < frozen ? inView : inView + element.scrollLeft;
    x -= GUTTER;
    let column = 0;
    while (column < size.columns - 1 && x >= (widths[column] ?? 0)) {
      x -= widths[column] ?? 0;
      column += 1;
    }
    return { row: Math.max(0, Math.min(size.rows - 1, Math.floor(y / LINE))), column };
  };
  const lastColumn = size.columns - 1;
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      const target = event.target instanceof Element ? event.target : null;
      const cell = target?.closest<HTMLElement>("[data-row]");
      const gutter = target?.closest<HTMLElement>("[data-gutter]");
      if (event.button !== 0 || (!cell && !gutter)) return;
      // The focus stays in the pen.
      event.preventDefault();
      pen.commit();
      pen.field.current?.focus({ preventScroll: true });
      const row = Number((cell ?? gutter)?.dataset[cell ? "row" : "gutter"]);
      const spot = { row, column: Number(cell?.dataset.column ?? 0) };
      const at = event.shiftKey ? selection.at : spot;
      drag.current = { at, rows: !cell };
      if (cell) select({ at, to: spot });
      else select({ at: { row: at.row, column: 0 }, to: { row, column: lastColumn } });
      event.currentTarget.setPointerCapture?.(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (!drag.current) return;
      const to = cellAt(event);
      const { at, rows } = drag.current;
      const far = rows ? { row: to.row, column: lastColumn } : to;
      if (far.row === selection.to.row && far.column === selection.to.column) return;
      select({ at: rows ? { row: at.row, column: 0 } : at, to: far });
    },
    onPointerUp: () => {
      drag.current = null;
    },
    onPointerCancel: () => {
      drag.current = null;
    },
    onDoubleClick: (event: React.MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const cell = target?.closest<HTMLElement>("[data-row]") ?? null;
      if (!cell && target !== scroller.current) return;
      if (cell)
        select(only({ row: Number(cell.dataset.row), column: Number(cell.dataset.column) }));
      pen.open();
    },
  };
}
