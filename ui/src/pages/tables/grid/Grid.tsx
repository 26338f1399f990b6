import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useImperativeHandle, useRef, type Ref } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useSay } from "@/i18n";
import type { TableEdit } from "@/platform";
import { ColumnHeads, type Heads } from "./ColumnHeads";
import { GridRow, type Marks } from "./GridRow";
import { Pen } from "./Pen";
import { cellOf, type Sheet } from "./gestures";
import { GUTTER, HEAD, LINE } from "./measures";
import { GridFrame } from "./pieces";
import { blockOf, type Selection } from "./selection";
import { usePen } from "./usePen";
import { usePointer } from "./usePointer";
import css from "./grid.module.css";

export type GridHandle = { focus: () => void; begin: () => void };

type Props = {
  ref: Ref<GridHandle>;
  label: string;
  sheet: Sheet;
  /** Beside the columns of the sheet. */
  heads: Heads;
  marks: Marks;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onEdit: (edit: TableEdit) => void;
  onPaste: (text: string) => void;
  /** What is typed into the cell and not yet saved. */
  onDraft: (text: string | null) => void;
  /** When everything that was done is saved. */
  settled: () => Promise<void>;
};

/**
 * A table that is written in like a spreadsheet. The focus is always in one field, the pen, which
 * lies over the cell that is written in: so an input method begins where the eyes are.
 */
export function Grid({
  ref,
  label,
  sheet,
  heads,
  marks,
  selection,
  onSelect,
  onEdit,
  onPaste,
  onDraft,
  settled,
}: Props) {
  const say = useSay();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { widths, titles } = heads;
  // One row behind the last is there to be begun.
  const size = { rows: sheet.rows.length + 1, columns: sheet.columns.length };
  const frozen = GUTTER + (widths[0] ?? 0);
  const rows = useVirtualizer({
    count: size.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: 8,
    scrollPaddingStart: HEAD,
    initialRect: { width: 900, height: 600 },
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: size.columns - 1,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => widths[at + 1] ?? 0,
    overscan: 3,
    paddingStart: frozen,
    scrollPaddingStart: frozen,
    initialRect: { width: 900, height: 600 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other widths are measured anew
  useEffect(() => columns.measure(), [columns, widths]);

  // Wherever one goes, by a key or by a link, one sees it.
  const { to } = selection;
  useEffect(() => {
    rows.scrollToIndex(to.row, { align: "auto" });
    if (to.column > 0) columns.scrollToIndex(to.column - 1, { align: "auto" });
  }, [rows, columns, to.row, to.column]);
  const pageRows = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / LINE) - 2);
  const pen = usePen({
    sheet,
    size,
    selection,
    select: onSelect,
    onEdit,
    onPaste,
    onDraft,
    pageRows,
  });
  const pointer = usePointer({ size, widths, scroller, selection, select: onSelect, pen });
  const drafts = useDrafts();
  const { commit } = pen;
  useEffect(
    () =>
      drafts.alongside(() => {
        commit();
        return settled();
      }),
    [drafts, commit, settled],
  );
  useImperativeHandle(ref, () => ({
    focus: () => pen.field.current?.focus({ preventScroll: true }),
    begin: () => {
      onSelect({ at: { row: size.rows - 1, column: 0 }, to: { row: size.rows - 1, column: 0 } });
      pen.field.current?.focus({ preventScroll: true });
    },
  }));

  const block = blockOf(selection);
  const total = frozen + widths.slice(1).reduce((sum, width) => sum + width, 0);
  const window = columns.getVirtualItems();
  const at = selection.at;
  const title = titles[at.column] ?? "";
  const name = cellOf(sheet, at.row, 0) || say("tables.newRow");
  return (
    <GridFrame
      ref={scroller}
      className={css.grid}
      aria-label={label}
      aria-rowcount={size.rows + 1}
      aria-colcount={size.columns}
      aria-multiselectable
      {...pointer}
      data-testid="grid"
    >
      <ColumnHeads
        heads={heads}
        sheet={sheet}
        window={window}
        total={total}
        block={block}
        onChoose={(column) =>
          onSelect({ at: { row: 0, column }, to: { row: size.rows - 1, column } })
        }
      />
      <div className={css.body} style={{ height: rows.getTotalSize(), width: total }}>
        {rows.getVirtualItems().map((row) => {
          const isChosen = row.index >= block.top && row.index <= block.bottom;
          return (
            <GridRow
              key={row.index}
              id={id}
              index={row.index}
              row={sheet.rows[row.index]}
              sheet={sheet}
              widths={widths}
              from={window[0]?.index ?? 0}
              until={(window.at(-1)?.index ?? -1) + 1}
              start={window[0]?.start ?? frozen}
              total={total}
              left={isChosen ? block.left : -1}
              right={isChosen ? block.right : -1}
              active={row.index === at.row ? at.column : -1}
              marks={marks}
            />
          );
        })}
        <Pen
          pen={pen}
          frozen={at.column === 0}
          top={at.row * LINE}
          left={
            at.column === 0
              ? GUTTER
              : frozen + widths.slice(1, at.column).reduce((sum, width) => sum + width, 0)
          }
          width={widths[at.column] ?? 0}
          active={`${id}-${at.row}-${at.column}`}
          label={`${title}, ${name}`}
        />
      </div>
    </GridFrame>
  );
}
