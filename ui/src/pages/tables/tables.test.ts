import { describe, expect, it } from "vitest";
import type { TableEdit, TableView } from "@/platform";
import { applied, told } from "./applied";
import { AS_IN_FILE, arrange } from "./arrange";
import { difference } from "./difference";
import { formatCells, parseCells } from "@/domain/cells";
import {
  MOST_CELLS,
  chosenTexts,
  clearCells,
  emptyEdit,
  fillDown,
  paste,
  removeRows,
  setCell,
  type Sheet,
} from "./grid/gestures";
import { TableStore } from "./tableStore";
import { blockOf, clamped, moved, only, tabbed, toEdge } from "./grid/selection";

/** Numbers that look like chance and are the same each time. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % sides;
  };
}

describe("the clipboard", () => {
  it("reads what Excel, WPS and 飞书 write", () => {
    expect(parseCells("a\tb\r\nc\td\r\n")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(parseCells('"一行\r\n二行"\t"他说""好"""\nx')).toEqual([
      ["一行\n二行", '他说"好"'],
      ["x"],
    ]);
    expect(parseCells('5" 锅\t"没有合上\nb')).toEqual([['5" 锅', '"没有合上'], ["b"]]);
    expect(parseCells('"引"号里\tb')).toEqual([['"引"号里', "b"]]);
    expect(parseCells("")).toEqual([[""]]);
    expect(parseCells("a\n\nb")).toEqual([["a"], [""], ["b"]]);
  });

  it("reads back what it writes", () => {
    const roll = dice(7);
    const letters = ["a", "锅", '"', "\t", "\n", " ", ",", ""];
    for (let round = 0; round < 500; round += 1) {
      const width = 1 + roll(4);
      const rows = Array.from({ length: 1 + roll(4) }, () =>
        Array.from({ length: width }, () =>
          Array.from({ length: roll(5) }, () => letters[roll(letters.length)]).join(""),
        ),
      );
      expect(parseCells(formatCells(rows))).toEqual(rows);
    }
  });

  it("loses none of 100,000 cells", () => {
    const rows = parseCells(`${"面料\t".repeat(9)}棉\n`.repeat(10_000));
    expect([rows.length, rows.flat().length, rows.at(-1)?.at(-1)]).toEqual([10_000, 100_000, "棉"]);
  });
});

describe("the selection", () => {
  const size = { rows: 4, columns: 3 };
  it("stays inside, and extends from the cell that is written in", () => {
    const start = only({ row: 1, column: 1 });
    const far = moved(start, { row: 9, column: -9 }, size, { extend: true });
    expect(blockOf(far)).toEqual({ top: 1, left: 0, bottom: 3, right: 1 });
    expect(moved(far, { row: 1, column: 0 }, size)).toEqual(only({ row: 2, column: 1 }));
    expect(clamped(far, { rows: 1, columns: 1 })).toEqual(only({ row: 0, column: 0 }));
  });

  it("goes on in reading order and ends at the corners", () => {
    expect(tabbed(only({ row: 0, column: 2 }), 1, size)).toEqual(only({ row: 1, column: 0 }));
    expect(tabbed(only({ row: 3, column: 2 }), 1, size)).toBeNull();
    expect(tabbed(only({ row: 0, column: 0 }), -1, size)).toBeNull();
  });

  it("jumps as far as cells are filled, then to the next filled one", () => {
    const filled = [true, true, false, true];
    const isFilled = ({ row }: { row: number }) => filled[row] ?? false;
    const down = (row: number) =>
      toEdge(only({ row, column: 0 }), { row: 1, column: 0 }, size, isFilled).at.row;
    expect([down(0), down(1), down(2), down(3)]).toEqual([1, 3, 3, 3]);
  });
});

const view: TableView = {
  table: "products",
  version: "v",
  state: "s",
  columns: [
    { name: "id", kind: "id", used: 0 },
    { name: "name", kind: "name", used: 1 },
    { name: "面料", kind: "attribute", used: 1 },
  ],
  rows: [
    { row: 2, cells: ["a", "衫", "棉"] },
    { row: 4, cells: ["b", "锅", ""] },
    { row: 5, cells: ["c", "10号锅", "铁"] },
  ],
  only_changed: false,
  next_row: 6,
  findings: [],
  leaks: [],
};
// The grid shows the name first.
const sheet: Sheet = {
  table: "products",
  columns: [1, 2, 0].flatMap((at) => view.columns[at] ?? []),
  places: [1, 2, 0],
  rows: view.rows,
};
const titles = ["名称", "面料", "编号"];
const edit = (parts: Partial<TableEdit>): TableEdit => ({ ...emptyEdit("products"), ...parts });
const all = { top: 0, left: 0, bottom: 2, right: 2 };

describe("gestures", () => {
  it("set a cell, and begin a row behind the last one", () => {
    expect(setCell(sheet, 1, 1, "铁")).toEqual(
      edit({ set: [{ rows: [4], columns: ["面料"], cells: [["铁"]] }] }),
    );
    expect(setCell(sheet, 1, 0, "锅")).toEqual(edit({}));
    expect(setCell(sheet, 3, 0, "裤")).toEqual(
      edit({ add: { columns: ["name"], rows: [["裤"]] } }),
    );
    expect(setCell(sheet, 3, 0, " ")).toEqual(edit({}));
  });

  it("empty what is chosen but not what names a row", () => {
    const cleared = clearCells(sheet, all);
    expect(cleared.set[0]?.columns).toEqual(["name", "面料"]);
    expect(cleared.set[0]?.rows).toEqual([2, 4, 5]);
    expect(clearCells(sheet, { ...all, left: 2 }).set[0]?.columns).toEqual(["id"]);
  });

  it("fill down, remove, copy", () => {
    expect(fillDown(sheet, { top: 0, left: 1, bottom: 3, right: 2 }).set).toEqual([
      { rows: [4, 5], columns: ["面料"], cells: [["棉"], ["棉"]] },
    ]);
    expect(fillDown(sheet, { top: 1, left: 1, bottom: 1, right: 1 }).set[0]?.rows).toEqual([4]);
    expect(fillDown(sheet, { top: 0, left: 1, bottom: 0, right: 1 })).toEqual(edit({}));
    expect(removeRows(sheet, { ...all, top: 1, bottom: 9 }).remove).toEqual([4, 5]);
    expect(chosenTexts(sheet, { top: 1, left: 0, bottom: 1, right: 2 })).toEqual([["锅", "", "b"]]);
  });

  it("paste over rows and on behind them", () => {
    const at = { top: 2, left: 0, bottom: 2, right: 0 };
    const pasted = paste(sheet, at, [["壶", "钢"], ["杯"], ["", ""]], titles);
    expect(pasted).toEqual({
      edit: edit({
        set: [{ rows: [5], columns: ["name", "面料"], cells: [["壶", "钢"]] }],
        add: { columns: ["name", "面料"], rows: [["杯", ""]] },
      }),
      rows: 3,
      columns: 2,
    });
    expect(paste(sheet, { ...all, left: 1, right: 1 }, [["麻"]], titles)).toMatchObject({
      edit: { set: [{ rows: [2, 4, 5], cells: [["麻"], ["麻"], ["麻"]] }] },
    });
  });

  it("follow headings that are pasted along", () => {
    const texts = [
      ["面料", "name"],
      ["麻", "裤"],
    ];
    expect(paste(sheet, { top: 3, left: 1, bottom: 3, right: 1 }, texts, titles)).toMatchObject({
      edit: { set: [], add: { columns: ["面料", "name"], rows: [["麻", "裤"]] } },
    });
  });

  it("refuse what does not fit rather than lose some of it", () => {
    const at = { top: 0, left: 1, bottom: 0, right: 1 };
    expect(paste(sheet, at, [["a", "b", "c"]], titles)).toEqual({
      refused: "columns",
      count: 3,
      room: 2,
    });
    const much = Array.from({ length: MOST_CELLS / 2 + 1 }, () => ["a", "b"]);
    expect(paste(sheet, at, much, titles)).toEqual({ refused: "cells", count: MOST_CELLS + 2 });
  });
});

describe("a table with a gesture made", () => {
  it("holds what the file will hold", () => {
    const after = applied(
      view,
      edit({
        set: [{ rows: [4], columns: ["面料"], cells: [["铁"]] }],
        add: { columns: ["name"], rows: [["裤"], [" "]] },
        remove: [2],
      }),
    );
    expect(after.rows).toEqual([
      { row: 3, cells: ["b", "锅", "铁"] },
      { row: 4, cells: ["c", "10号锅", "铁"] },
      { row: 5, cells: ["", "裤", ""] },
    ]);
    expect(after.next_row).toBe(6);
    const columns = edit({
      columns: [
        { kind: "rename", column: "面料", name: " 材质 " },
        { kind: "add", name: "颜色" },
      ],
    });
    expect(applied(view, columns).columns.map(({ name }) => name)).toEqual([
      "id",
      "name",
      "材质",
      "颜色",
    ]);
    const without = applied(view, edit({ columns: [{ kind: "remove", column: "name" }] }));
    expect(without.rows[1]?.cells).toEqual(["b", ""]);
  });

  it("is told in full or in part", () => {
    const part = {
      ...view,
      version: "w",
      only_changed: true,
      rows: [
        { row: 4, cells: ["b", "锅", "铁"] },
        { row: 6, cells: ["d", "壶", ""] },
      ],
    };
    const whole = told(view, part);
    expect(whole.rows.map(({ cells }) => cells[0])).toEqual(["a", "b", "c", "d"]);
    expect([whole.version, whole.only_changed, whole.rows[1]?.cells[2]]).toEqual([
      "w",
      false,
      "铁",
    ]);
  });
});

describe("gestures on their way to the file", () => {
  const named = (name: string) =>
    edit({ set: [{ rows: [2], columns: ["name"], cells: [[name]] }] });
  const told = (version: string, name: string): TableView => ({
    ...view,
    version,
    only_changed: true,
    rows: [{ row: 2, cells: ["a", name, "棉"] }],
  });
  const name = (store: TableStore) => store.shown().view?.rows[0]?.cells[1];

  it("are shown at once and saved one after the other, each over what the last one led to", async () => {
    const versions: string[] = [];
    const saved: string[] = [];
    const store = new TableStore({
      save: async (version, { set }) => {
        versions.push(version);
        const view = told(`${version}+`, set[0]?.cells[0]?.[0] ?? "");
        return { outcome: "saved", view };
      },
      saved: ({ version }) => saved.push(version),
      failed: () => expect.fail(),
    });
    store.take(view);
    store.edit(named("一"));
    store.edit(named("二"));
    store.edit(emptyEdit("products"));
    expect([name(store), store.shown().saving]).toEqual(["二", true]);
    // What is read meanwhile is older.
    store.take({ ...view, version: "old" });
    await store.settled();
    expect([versions, saved, name(store)]).toEqual([["v", "v+"], ["v++"], "二"]);
    expect(store.shown().saving).toBe(false);
  });

  it("are gone with those behind them where one can't be made", async () => {
    const failed: unknown[] = [];
    const store = new TableStore({
      save: () => Promise.reject(new Error("no")),
      saved: () => expect.fail(),
      failed: (error) => failed.push(error),
    });
    store.take(view);
    store.edit(named("一"));
    store.edit(named("二"));
    await store.settled();
    expect([name(store), failed.length]).toEqual(["衫", 1]);
  });
});

describe("what differs", () => {
  it("is told with the same text around it", () => {
    const cut = (was: string, is: string) => Object.values(difference(was, is));
    expect(cut("48小时内", "24小时内")).toEqual(["", "48", "24", "小时内"]);
    expect(cut("付款后48小时", "付款后小时")).toEqual(["付款后", "48", "", "小时"]);
    expect(cut("好好", "好好好")).toEqual(["好好", "", "好", ""]);
    expect(cut("一样", "一样")).toEqual(["一样", "", "", ""]);
    expect(cut("", "新😀")).toEqual(["", "", "新😀", ""]);
  });
});

describe("what is in view", () => {
  it("is found and sorted without touching the file's order", () => {
    expect(arrange(view.rows, AS_IN_FILE)).toEqual([2, 4, 5]);
    expect(arrange(view.rows, { ...AS_IN_FILE, query: "锅" })).toEqual([4, 5]);
    expect(arrange(view.rows, { ...AS_IN_FILE, sort: { column: 2, down: true } }).at(-1)).toBe(4);
    expect(arrange(view.rows, { ...AS_IN_FILE, sort: { column: 1, down: false } })[0]).toBe(5);
    expect(arrange(view.rows, { ...AS_IN_FILE, rows: new Set([5]) })).toEqual([5]);
    expect(view.rows[0]?.row).toBe(2);
  });
});
