import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { App } from "antd";
import { useLocalized, useSay } from "@/i18n";
import type { TableEdit, TableName, TableView } from "@/platform";
import type { Target } from "@/state/navigation";
import { useOpenedWorkspace } from "@/state/WorkspaceContext";
import { Loaded } from "@/ui/notes";
import { CellFoot } from "./CellFoot";
import { TableConflict } from "./TableConflict";
import { Toolbar, type Deeds } from "./Toolbar";
import { AS_IN_FILE, type Wish } from "./arrange";
import { shownPlaces, titleKey, widthOf } from "./columns";
import { Grid, type GridHandle } from "./grid/Grid";
import { parseCells } from "@/domain/cells";
import {
  MOST_CELLS,
  MOST_ROWS,
  cellOf,
  emptyEdit,
  isNothing,
  paste,
  removeRows,
  setCell,
  type Sheet,
} from "./grid/gestures";
import { HOME, blockOf, clamped, only, type Selection } from "./grid/selection";
import { marksOf } from "./marks";
import type { TableStore } from "./tableStore";
import { useArranged } from "./useArranged";
import { useImpact } from "./useImpact";
import { useSame } from "./useSame";
import { useTable } from "./useTable";
import css from "./tables.module.css";

/** One of the tables. */
export function TablePane({ table, target }: { table: TableName; target: Target }) {
  const { query, store, view, conflicts } = useTable(table);
  return (
    <>
      <Loaded query={query}>
        {() => (view ? <OpenTable view={view} store={store} target={target} /> : null)}
      </Loaded>
      {conflicts.length > 0 ? <TableConflict conflicts={conflicts} store={store} /> : null}
    </>
  );
}

function OpenTable({
  view,
  store,
  target,
}: {
  view: TableView;
  store: TableStore;
  target: Target;
}) {
  const say = useSay();
  const localized = useLocalized();
  const { message } = App.useApp();
  const { read_only: readOnly } = useOpenedWorkspace();
  const grid = useRef<GridHandle>(null);
  const [wish, setWish] = useState<Wish>(AS_IN_FILE);
  const [chosen, choose] = useState<Selection>(HOME);
  const [draft, setDraft] = useState<string | null>(null);
  const [naming, setNaming] = useState<number | null>(null);
  const { table, columns } = view;

  const rows = useArranged(view.rows, wish);
  const places = useMemo(() => shownPlaces(columns), [columns]);
  const sheet: Sheet = useMemo(
    () => ({ table, columns: places.flatMap((at) => columns[at] ?? []), places, rows }),
    [table, columns, places, rows],
  );
  const titles = useMemo(
    () =>
      sheet.columns.map(({ name, kind }) => {
        const key = titleKey(kind);
        return key ? say(key) : name;
      }),
    [sheet.columns, say],
  );
  const shape = columns.map(({ name }) => name).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: columns do not change while one writes
  const widths = useMemo(
    () => places.map((at, column) => widthOf(view, at, titles[column] ?? "")),
    [shape, titles],
  );
  const marks = useMemo(() => marksOf(view, localized), [view, localized]);
  const selection = clamped(chosen, { rows: rows.length + 1, columns: sheet.columns.length });
  useArrival(target, sheet, view, { choose, setWish, focus: () => grid.current?.focus() });

  const edit = useCallback(
    (made: TableEdit) => {
      if (isNothing(made)) return;
      if (readOnly) void message.warning({ key: "table", content: say("tables.readOnly") });
      else store.edit(made);
    },
    [readOnly, message, say, store],
  );
  const onPaste = (text: string) => {
    const pasted = paste(sheet, blockOf(selection), parseCells(text), titles);
    if ("refused" in pasted) {
      const most = pasted.refused === "cells" ? MOST_CELLS : MOST_ROWS;
      const content =
        pasted.refused === "columns"
          ? say("tables.tooWide", { count: pasted.count, room: pasted.room })
          : say(pasted.refused === "cells" ? "tables.tooManyCells" : "tables.tooManyRows", {
              count: pasted.count,
              most,
            });
      void message.error({ key: "table", content, duration: 8 });
      return;
    }
    edit(pasted.edit);
    const { at } = selection;
    if (pasted.rows * pasted.columns > 1) {
      const count = pasted.rows;
      const last = { row: at.row + count - 1, column: at.column + pasted.columns - 1 };
      choose({ at, to: last });
      void message.success({ key: "table", content: say("tables.pasted", { count }) });
    }
  };

  const write = useCallback(
    (text: string | null) => {
      setDraft(text);
      // What was written is on its way first, in the rows that were seen.
      if (text === null) queueMicrotask(() => store.hold(false));
      else store.hold(true);
    },
    [store],
  );
  const { at } = selection;
  const block = blockOf(selection);
  const column = sheet.columns[at.column];
  const row = rows[at.row];
  const place = places[at.column] ?? 0;
  const foreseen = useMemo(
    () => (draft === null ? null : setCell(sheet, at.row, at.column, draft)),
    [draft, sheet, at.row, at.column],
  );
  const impact = useImpact(view.version, foreseen && !isNothing(foreseen) ? foreseen : null);
  const onNamed = (name: string | null) => {
    const named = naming === null ? undefined : sheet.columns[naming];
    setNaming(null);
    requestAnimationFrame(() => grid.current?.focus());
    const text = name?.trim() ?? "";
    if (text === "" || naming === null || text === named?.name) return;
    // A new column stands before the last one, the products' ids.
    choose(only({ row: at.row, column: named ? naming : naming - 1 }));
    edit({
      ...emptyEdit(table),
      columns: [
        named ? { kind: "rename", column: named.name, name: text } : { kind: "add", name: text },
      ],
    });
  };
  const leaky = () => new Set(view.leaks.map((leak) => leak.row));
  const deeds = useSame<Deeds>({
    onQuery: (query) => setWish(plain({ ...wish, query })),
    onLeaks: () => setWish(plain({ ...wish, rows: wish.rows ? null : leaky() })),
    onAddRow: () => grid.current?.begin(),
    onRemoveRows: () => {
      edit(removeRows(sheet, block));
      choose(only({ row: block.top, column: at.column }));
      grid.current?.focus();
    },
    onSort: (down) => setWish(plain({ ...wish, sort: { column: place, down } })),
    onUnsort: () => setWish(plain({ ...wish, sort: null })),
    onRenameColumn: () => setNaming(at.column),
    onRemoveColumn: () => {
      if (column) edit({ ...emptyEdit(table), columns: [{ kind: "remove", column: column.name }] });
    },
    onAddColumn: () => setNaming(sheet.columns.length),
  });
  const hints = sheet.columns.map(({ kind, used }, at) =>
    used > 0
      ? say("tables.columnUsed", { name: titles[at] ?? "", count: used })
      : kind === "aliases" || kind === "synonyms" || kind === "unless"
        ? say("tables.listHint")
        : (titles[at] ?? ""),
  );
  return (
    <div className={css.pane}>
      <Toolbar
        query={wish.query}
        leaks={view.leaks.length}
        onlyLeaks={wish.rows !== null}
        shown={rows.length}
        total={view.rows.length}
        chosenRows={Math.max(0, Math.min(block.bottom, rows.length - 1) - block.top + 1)}
        column={titles[at.column] ?? ""}
        isOwn={column?.kind === "attribute" || column?.kind === "other"}
        mayAddColumn={table === "products"}
        isSorted={wish.sort !== null}
        readOnly={readOnly}
        deeds={deeds}
      />
      <Grid
        ref={grid}
        label={say(`tables.tab.${table}`)}
        sheet={sheet}
        heads={{
          titles,
          widths,
          hints,
          sort: wish.sort,
          naming,
          onNamed,
          nameLabel: say("tables.columnName"),
        }}
        marks={marks}
        selection={selection}
        onSelect={choose}
        onEdit={edit}
        onPaste={onPaste}
        onDraft={write}
        settled={() => store.settled()}
      />
      <CellFoot
        table={table}
        row={row?.row ?? null}
        column={column?.name ?? ""}
        title={titles[at.column] ?? ""}
        text={draft ?? cellOf(sheet, at.row, at.column)}
        mark={row && column ? marks.get(row.row)?.get(column.name) : undefined}
        impact={impact}
        writes={foreseen !== null && !isNothing(foreseen)}
      />
    </div>
  );
}

/** Nothing wished for is one and the same. */
function plain(wish: Wish): Wish {
  const asks = wish.query.trim() !== "" || wish.sort !== null || wish.rows !== null;
  return asks ? wish : AS_IN_FILE;
}

/** A link leads to its cell, once. */
function useArrival(
  target: Target,
  sheet: Sheet,
  view: TableView,
  {
    choose,
    setWish,
    focus,
  }: { choose: (to: Selection) => void; setWish: (wish: Wish) => void; focus: () => void },
): void {
  const [arrived, arrive] = useState<Target | null>(null);
  if (arrived !== target) {
    arrive(target);
    const place = target.leaks ? leakIn(sheet, view) : placeOf(target, sheet, view);
    const leaks = new Set(view.leaks.map(({ row }) => row));
    if (target.leaks) setWish({ ...AS_IN_FILE, rows: leaks });
    else if (place) setWish(AS_IN_FILE);
    if (place) choose(place);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each link
  useEffect(() => {
    const frame = requestAnimationFrame(focus);
    return () => cancelAnimationFrame(frame);
  }, [target]);
}

/** The first empty cell that is needed, in a view of the rows that have one. */
function leakIn(sheet: Sheet, { leaks }: TableView): Selection | null {
  const column = sheet.columns.findIndex(({ name }) => name === leaks[0]?.column);
  return column < 0 ? null : only({ row: 0, column });
}

/** Where a link leads: a row by its name or its number, a column by its name. */
function placeOf(target: Target, sheet: Sheet, view: TableView): Selection | null {
  const { row: name, line, column } = target;
  const key = sheet.columns.findIndex(({ kind }) => kind === "id" || kind === "key");
  const found = view.findings.find((one) => one.row === line && one.column !== null);
  const row = view.rows.findIndex((one) =>
    line ? one.row === line : one.cells[sheet.places[key] ?? -1]?.trim() === name,
  );
  const wanted = column ?? found?.column;
  const at = wanted ? sheet.columns.findIndex((one) => one.name === wanted) : 0;
  if (row < 0 && !wanted) return null;
  return only({ row: Math.max(0, row), column: Math.max(0, at) });
}
