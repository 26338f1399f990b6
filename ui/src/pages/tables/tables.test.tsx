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
    return file;
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
