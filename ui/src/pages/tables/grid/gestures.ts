// What is done in the grid, as an edit of the table. Rows of the grid are those in view, in their
// order there; one behind the last is a row that is not there yet.
import type { CellBlock, TableEdit, TableName, TableRow } from "@/platform";
import type { TableColumn } from "@/platform";
import type { Block } from "./selection";

export type Sheet = {
  table: TableName;
  columns: readonly TableColumn[];
  /** For each column of the grid its place among the cells of a row. */
  places: readonly number[];
  rows: readonly TableRow[];
};

/** So much can be pasted at once; a person who brings more is better served by the file itself. */
export const MOST_CELLS = 100_000;
/** The page may not send longer lists. */
export const MOST_ROWS = 20_000;

export type Pasted =
  | { edit: TableEdit; rows: number; columns: number }
  | { refused: "cells"; count: number }
  | { refused: "rows"; count: number }
  | { refused: "columns"; count: number; room: number };

export function emptyEdit(table: TableName): TableEdit {
  return { table, columns: [], set: [], add: { columns: [], rows: [] }, remove: [] };
}

export function isNothing(edit: TableEdit): boolean {
  return edit.columns.length + edit.set.length + edit.add.rows.length + edit.remove.length === 0;
}

export function cellOf(sheet: Sheet, row: number, column: number): string {
  return sheet.rows[row]?.cells[sheet.places[column] ?? -1] ?? "";
}

/** One cell; in the row behind the last one it begins a row. */
export function setCell(sheet: Sheet, row: number, column: number, text: string): TableEdit {
  return put(sheet, row, [column], [[text]]);
}

/** Empties what is chosen. What names a product stays, unless it alone is meant. */
export function clearCells(sheet: Sheet, block: Block): TableEdit {
  const all = columnsOf(block);
  const named = all.filter((column) => sheet.columns[column]?.kind !== "id");
  const columns = named.length > 0 ? named : all;
  const rows = rowsOf(sheet, block);
  return put(
    sheet,
    block.top,
    columns,
    rows.map(() => columns.map(() => "")),
  );
}

/** The uppermost row of what is chosen over the others; of one row, what stands above it. */
export function fillDown(sheet: Sheet, block: Block): TableEdit {
  const from = block.top === block.bottom ? block.top - 1 : block.top;
  if (from < 0) return emptyEdit(sheet.table);
  const columns = columnsOf(block).filter((column) => sheet.columns[column]?.kind !== "id");
  const texts = columns.map((column) => cellOf(sheet, from, column));
  const bottom = Math.min(block.bottom, sheet.rows.length - 1);
  const rows = Array.from({ length: Math.max(0, bottom - from) }, () => texts);
  return put(sheet, from + 1, columns, rows);
}

export function removeRows(sheet: Sheet, block: Block): TableEdit {
  return { ...emptyEdit(sheet.table), remove: rowsOf(sheet, block).map(({ row }) => row) };
}

export function chosenTexts(sheet: Sheet, block: Block): string[][] {
  const rows = Array.from({ length: block.bottom - block.top + 1 }, (_, at) => block.top + at);
  return rows.map((row) => columnsOf(block).map((column) => cellOf(sheet, row, column)));
}

/**
 * What was copied elsewhere, from the upper left of what is chosen on. One cell fills all that is
 * chosen. Rows that are not there yet come. A first row that holds names of columns says where the
 * others belong.
 */
export function paste(
  sheet: Sheet,
  block: Block,
  texts: string[][],
  titles: readonly string[],
): Pasted {
  const width = Math.max(...texts.map((cells) => cells.length));
  const count = texts.length * width;
  if (count > MOST_CELLS) return { refused: "cells", count };
  if (texts.length > MOST_ROWS) return { refused: "rows", count: texts.length };
  const [[single] = []] = texts;
  if (count === 1 && single !== undefined) {
    const columns = columnsOf(block);
    const rows = Array.from({ length: block.bottom - block.top + 1 }, () =>
      columns.map(() => single),
    );
    return told(put(sheet, block.top, columns, rows), rows.length, columns.length);
  }
  const named = namedColumns(sheet, texts[0] ?? [], titles);
  if (named) {
    const rows = texts.slice(1).map((cells) => padded(cells, named.length));
    return told(put(sheet, block.top, named, rows), rows.length, named.length);
  }
  const room = sheet.columns.length - block.left;
  if (width > room) return { refused: "columns", count: width, room };
  const columns = Array.from({ length: width }, (_, at) => block.left + at);
  const rows = texts.map((cells) => padded(cells, width));
  return told(put(sheet, block.top, columns, rows), rows.length, width);
}

const told = (edit: TableEdit, rows: number, columns: number): Pasted => ({ edit, rows, columns });

const padded = (cells: readonly string[], width: number) => [
  ...cells,
  ...Array.from({ length: width - cells.length }, () => ""),
];

/** The columns that a row of headings names; `null` if it is no such row. */
function namedColumns(
  sheet: Sheet,
  heads: readonly string[],
  titles: readonly string[],
): number[] | null {
  if (heads.length < 2) return null;
  const columns = heads.map((head) => {
    const name = head.trim().toLowerCase();
    return sheet.columns.findIndex(
      (column, at) => name === column.name.toLowerCase() || name === titles[at]?.toLowerCase(),
    );
  });
  return columns.every((at, place) => at >= 0 && columns.indexOf(at) === place) ? columns : null;
}

/** Texts from a row on: over rows that are there, and as new ones. */
function put(
  sheet: Sheet,
  top: number,
  columns: readonly number[],
  texts: readonly (readonly string[])[],
): TableEdit {
  const edit = emptyEdit(sheet.table);
  const names = columns.map((column) => sheet.columns[column]?.name ?? "");
  const block: CellBlock = { rows: [], columns: names, cells: [] };
  const added: string[][] = [];
  texts.forEach((cells, at) => {
    const row = sheet.rows[top + at];
    if (!row) added.push([...cells]);
    else if (columns.some((column, place) => cellOf(sheet, top + at, column) !== cells[place])) {
      block.rows.push(row.row);
      block.cells.push([...cells]);
    }
  });
  const filled = added.filter((cells) => cells.some((cell) => cell.trim() !== ""));
  return {
    ...edit,
    set: block.rows.length > 0 ? [block] : [],
    add: filled.length > 0 ? { columns: names, rows: filled } : edit.add,
  };
}

function columnsOf({ left, right }: Block): number[] {
  return Array.from({ length: right - left + 1 }, (_, at) => left + at);
}

function rowsOf(sheet: Sheet, { top, bottom }: Block): TableRow[] {
  return sheet.rows.slice(top, bottom + 1);
}
