import { memo } from "react";
import { useSay } from "@/i18n";
import type { Severity, TableRow } from "@/platform";
import { SeverityIcon } from "@/ui/icons";
import type { Sheet } from "./gestures";
import { GUTTER, LINE } from "./measures";
import { GridCell, GridLine } from "./pieces";
import css from "./grid.module.css";

/** What is to be seen in a cell besides its text, by row and column. */
export type Mark = { severity: Severity; message: string } | "leak";
export type Marks = ReadonlyMap<number, ReadonlyMap<string, Mark>>;

type Props = {
  id: string;
  index: number;
  row: TableRow | undefined;
  sheet: Sheet;
  widths: readonly number[];
  /** The columns in view behind the first one, counted without it. */
  from: number;
  until: number;
  /** Where the first of them begins. */
  start: number;
  total: number;
  left: number;
  right: number;
  active: number;
  marks: Marks;
};

/** A row: its number and its first cell stay in view, of the others those that are in view exist. */
export const GridRow = memo(function GridRow({
  id,
  index,
  row,
  sheet,
  widths,
  from,
  until,
  start,
  total,
  left,
  right,
  active,
  marks,
}: Props) {
  const say = useSay();
  const found = row && marks.get(row.row);
  let x = start;
  const cell = (column: number, at: number | null) => {
    const kind = sheet.columns[column];
    const text = row?.cells[sheet.places[column] ?? -1] ?? "";
    const mark = kind ? found?.get(kind.name) : undefined;
    const leak = mark === "leak" && text === "";
    return (
      <GridCell
        key={column}
        id={`${id}-${index}-${column}`}
        aria-colindex={column + 1}
        aria-selected={column >= left && column <= right}
        className={css.cell}
        style={at === null ? { width: widths[column] } : { left: at, width: widths[column] }}
        data-row={index}
        data-column={column}
        data-active={column === active || undefined}
        data-quiet={kind?.kind === "id" || kind?.kind === "note" || undefined}
        data-leak={leak || undefined}
        data-testid={leak ? "cell-leak" : undefined}
      >
        <span>
          {leak ? say("tables.leak") : text || (row || column > 0 ? "" : say("tables.newRow"))}
        </span>
        {mark && mark !== "leak" ? (
          <i title={mark.message}>
            <SeverityIcon severity={mark.severity} />
          </i>
        ) : null}
      </GridCell>
    );
  };
  return (
    <GridLine
      aria-rowindex={index + 2}
      className={css.row}
      style={{ top: index * LINE, width: total, height: LINE }}
      data-new={row ? undefined : true}
    >
      <div className={css.frozen} style={{ width: GUTTER + (widths[0] ?? 0) }} role="none">
        <span className={css.gutter} style={{ width: GUTTER }} data-gutter={index} aria-hidden>
          {row ? index + 1 : "+"}
        </span>
        {cell(0, null)}
      </div>
      {Array.from({ length: until - from }, (_, at) => {
        const column = from + at + 1;
        const place = x;
        x += widths[column] ?? 0;
        return cell(column, place);
      })}
    </GridLine>
  );
});
