// The grid on the made-up shop's facts: what keys, an input method and the clipboard do.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiFailure, type TableEdit, type TableView } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";
import { applied } from "./applied";

beforeEach(() => localStorage.clear());

async function openFacts() {
  const platform = testingPlatform();
  const read = platform.table;
  let file: TableView | null = null;
  const edits: TableEdit[] = [];
  platform.table = async (table, known) => {
    if (table !== "facts") return read(table, known);
    if (!file) file = await read(table, null);
    return file;
  };
  platform.editTable = vi.fn(async (_version: string, edit: TableEdit) => {
    edits.push(edit);
    file = { ...applied(file as TableView, edit), version: `v${edits.length}` };
    return { outcome: "saved" as const, view: file };
  });
  platform.tableImpact = vi.fn(async () => {
    throw new ApiFailure({ code: "x", message: { zh: "", en: "" }, hints: [] });
  });
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-tables"));
  fireEvent.click(await screen.findByTestId("tab-facts"));
  const pen = await screen.findByTestId<HTMLTextAreaElement>("pen");
  await waitFor(() => expect(document.activeElement).toBe(pen));
  const press = (key: string, more = {}) => fireEvent.keyDown(pen, { key, ...more });
  const type = (text: string) => fireEvent.change(pen, { target: { value: text } });
  return { platform, pen, press, type, edits };
}

const set = (row: number, column: string, text: string) => ({
  rows: [row],
  columns: [column],
  cells: [[text]],
});

describe("two writers", () => {
  it("decides what another program changed as well before anything is saved", async () => {
    const { platform, press, type } = await openFacts();
    const made = platform.editTable;
    const conflict = {
      part: { what: "fact" as const, id: "发货时限", title: "发货时限" },
      nth: 0,
      field: "value",
      base: "48",
      current: "72",
      other: "24",
    };
    const editTable = vi.fn(async (...args: Parameters<typeof made>) =>
      args[2].length > 0 ? made(...args) : { outcome: "conflict" as const, conflicts: [conflict] },
    );
    platform.editTable = editTable;
    press("ArrowRight");
    type("24");
    press("Enter");
    const ok = await screen.findByTestId<HTMLButtonElement>("conflict-save");
    expect(ok.disabled).toBe(true);
    const field = screen.getByLabelText("发货时限 · 值");
    expect(field.querySelector("[data-side=mine]")?.textContent).toBe("24");
    fireEvent.click(field.querySelector("[data-side=mine]") as Element);
    fireEvent.click(ok);
    await waitFor(() => expect(editTable).toHaveBeenCalledTimes(2));
    expect(editTable.mock.calls[1]?.[2]).toEqual([{ conflict, takes_other: true }]);
  });

  it("keeps the rows in their places while somebody writes in a cell", async () => {
    const { platform, pen, press, type, edits } = await openFacts();
    const before = (await platform.table("facts", null)) as TableView;
    press("ArrowRight");
    type("24");
    // Another program puts a row above while the cell is open.
    const [first] = before.rows;
    const moved = before.rows.map((row) => ({ ...row, row: row.row + 1 }));
    const rows = [{ row: 2, cells: (first?.cells ?? []).map(() => "新") }, ...moved];
    platform.table = async () => ({ ...before, version: "other", rows });
    fireEvent.focus(window);
    await new Promise((done) => setTimeout(done, 50));
    press("Enter");
    await waitFor(() => expect(edits.at(-1)?.set).toEqual([set(2, "value", "24")]));
    expect(vi.mocked(platform.editTable).mock.calls[0]?.[0]).toBe(before.version);
    expect(pen).toBeTruthy();
  });
});

describe("the grid", () => {
  it("is written in by keyboard, cell after cell", async () => {
    const { pen, press, type, edits } = await openFacts();
    expect(pen.value).toBe("发货时限");
    press("ArrowRight");
    expect(pen.value).toBe("48");
    expect(pen.getAttribute("aria-activedescendant")).toMatch(/-0-1$/);
    type("24");
    press("Enter");
    await waitFor(() => expect(edits.at(-1)?.set).toEqual([set(2, "value", "24")]));
    expect(pen.value).toBe("72");
    press("F2");
    type("722");
    press("Escape");
    expect(pen.value).toBe("72");
    press("Delete");
    await waitFor(() => expect(edits.at(-1)?.set).toEqual([set(3, "value", "")]));
    press("d", { ctrlKey: true });
    await waitFor(() => expect(edits.at(-1)?.set).toEqual([set(3, "value", "24")]));
    expect(edits).toHaveLength(3);
  });

  it("leaves an input method its keys, and begins with what it composes", async () => {
    const { pen, press, type, edits } = await openFacts();
    press("ArrowRight");
    press("Process", { keyCode: 229 });
    fireEvent.compositionStart(pen);
    type("ni");
    press("Enter", { isComposing: true, keyCode: 229 });
    expect(pen.value).toBe("ni");
    type("你");
    fireEvent.compositionEnd(pen);
    press("Tab");
    await waitFor(() => expect(edits.at(-1)?.set).toEqual([set(2, "value", "你")]));
  });

  it("takes what a spreadsheet copied, and gives what is chosen", async () => {
    const { pen, press, edits } = await openFacts();
    press("ArrowRight");
    press("ArrowRight", { shiftKey: true });
    press("ArrowDown", { shiftKey: true });
    const copied = vi.fn();
    fireEvent.copy(pen, { clipboardData: { setData: copied } });
    expect(copied).toHaveBeenCalledWith("text/plain", "48\t小时\n72\t小时\n");
    fireEvent.paste(pen, { clipboardData: { getData: () => "1\t天\r\n2\t天\r\n" } });
    await waitFor(() =>
      expect(edits.at(-1)?.set).toEqual([
        {
          rows: [2, 3],
          columns: ["value", "unit"],
          cells: [
            ["1", "天"],
            ["2", "天"],
          ],
        },
      ]),
    );
    const much = "x\n".repeat(30_000);
    fireEvent.paste(pen, { clipboardData: { getData: () => much } });
    await screen.findByText(/30000/);
    expect(edits).toHaveLength(1);
  });

  it("saves the cell that is being written in with all that is saved", async () => {
    const { press, type, edits, platform } = await openFacts();
    press("ArrowRight");
    type("36");
    fireEvent.click(screen.getByTestId("nav-overview"));
    await waitFor(() => expect(edits.at(-1)?.set).toEqual([set(2, "value", "36")]));
    expect(platform.editTable).toHaveBeenCalledOnce();
  });
});
