// A table with a gesture made: what is shown until the file has it.
import type { TableColumn, TableEdit, TableRow, TableView } from "@/platform";

/** The table as it will be told. Findings and leaks stay as they were told. */
export function applied(view: TableView, edit: TableEdit): TableView {
  let { columns, rows } = view;
  for (const change of edit.columns) {
    if (change.kind === "add") {
      const column: TableColumn = { name: change.name.trim(), kind: "attribute", used: 0 };
      columns = [...columns, column];
      rows = rows.map((row) => ({ ...row, cells: [...row.cells, ""] }));
    } else if (change.kind === "rename") {
      columns = columns.map((column) =>
        column.name === change.column ? { ...column, name: change.name.trim() } : column,
      );
    } else {
      const at = columns.findIndex(({ name }) => name === change.column);
      columns = columns.filter((_, place) => place !== at);
      rows = rows.map((row) => ({ ...row, cells: row.cells.filter((_, place) => place !== at) }));
    }
  }
  const place = new Map(columns.map(({ name }, at) => [name, at]));
  const texts = new Map<number, Map<number, string>>();
  for (const block of edit.set) {
    block.rows.forEach((row, at) => {
      const cells = texts.get(row) ?? new Map<number, string>();
      block.columns.forEach((name, column) => {
        cells.set(place.get(name) ?? -1, block.cells[at]?.[column] ?? "");
      });
      texts.set(row, cells);
    });
  }
  if (texts.size > 0) {
    rows = rows
      .map((row) => {
        const changed = texts.get(row.row);
        return changed
          ? { ...row, cells: row.cells.map((cell, at) => changed.get(at) ?? cell) }
          : row;
      })
      .filter(isRow);
  }
  let next = view.next_row;
  const added: TableRow[] = edit.add.rows.filter(isFilled).map((given) => {
    const cells = columns.map(() => "");
    edit.add.columns.forEach((name, at) => {
      cells[place.get(name) ?? -1] = given[at] ?? "";
    });
    next += 1;
    return { row: next - 1, cells };
  });
  rows = [...rows, ...added];
  if (edit.remove.length > 0) {
    const removed = [...new Set(edit.remove)].sort((a, b) => a - b);
    const gone = new Set(removed);
    // Those below move up by as many as go above them.
    let before = 0;
    rows = rows.flatMap((row) => {
      while ((removed[before] ?? Number.POSITIVE_INFINITY) < row.row) before += 1;
      return gone.has(row.row) ? [] : [{ ...row, row: row.row - before }];
    });
    next -= removed.length;
  }
  return { ...view, columns, rows, next_row: next };
}

/** What was told of a table, whole or in part, over what is known of it. */
export function told(known: TableView | undefined, view: TableView): TableView {
  if (!view.only_changed || !known) return view;
  const news = new Map(view.rows.map((row) => [row.row, row]));
  const last = known.rows.at(-1)?.row ?? 0;
  const rows = known.rows.map((row) => news.get(row.row) ?? row);
  const added = view.rows.filter(({ row }) => row > last);
  return { ...view, rows: [...rows, ...added].filter(isRow), only_changed: false };
}

const isFilled = (cells: readonly string[]) => cells.some((cell) => cell.trim() !== "");
/** A row without any text is a blank line of the file. */
const isRow = ({ cells }: TableRow) => isFilled(cells);
