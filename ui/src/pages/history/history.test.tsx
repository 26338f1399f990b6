// The history: found by its filters, opened to what changed, put back.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { HistoryChange, HistoryQuery, OperationRow } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

const row = (id: number, more: Partial<OperationRow> = {}): OperationRow => ({
  id,
  first: id,
  steps: 1,
  label: { zh: `修改 ${id}`, en: `Edit ${id}` },
  actor: "小满",
  at: "2026-11-22T08:00:00Z",
  began: "2026-11-22T08:00:00Z",
  files: ["faqs.csv"],
  parts: [{ what: "entry", id: "ship-when", title: "什么时候发货" }],
  part_count: 1,
  undone: false,
  outside: false,
  ...more,
});
const changes: HistoryChange[] = [
  {
    change: {
      kind: "changed",
      what: "entry",
      id: "ship-when",
      title: "什么时候发货",
      details: [{ field: "answer", before: "现货 48 小时内发出。", after: "现货 24 小时内发出。" }],
    },
    is_as_before: false,
    is_as_after: true,
  },
];

async function open(rows: OperationRow[]) {
  const platform = testingPlatform();
  const history = vi.fn(async (_: HistoryQuery) => ({ rows, next: null, actors: ["", "小满"] }));
  const restore = vi.fn(async () => null);
  Object.assign(platform, { history, restore, operationChanges: async () => changes });
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-history"));
  await screen.findByTestId("page-history");
  return { history, restore };
}

it("shows a thought as one line, and what another program did by what it touched", async () => {
  await open([
    row(12, { first: 3, steps: 10 }),
    row(2, { outside: true, actor: "", part_count: 4 }),
    row(1, { undone: true }),
  ]);
  expect((await screen.findByTestId("operation-12")).textContent).toContain("10 次");
  const outside = screen.getByTestId("operation-2").textContent ?? "";
  expect(outside).toContain("别的程序改了「什么时候发货」等 4 处");
  expect(screen.getByTestId("operation-1").textContent).toContain("已撤销");
});

it("opens to the words that changed, and puts one entry or everything back", async () => {
  const { restore } = await open([row(2), row(1)]);
  fireEvent.click(await screen.findByTestId("operation-1"));
  const details = await screen.findByTestId("operation-details-1");
  const marks = () => [...details.querySelectorAll("mark")].map((mark) => mark.textContent);
  await waitFor(() => expect(marks()).toEqual(["48", "24"]));
  fireEvent.click(within(details).getByTestId("restore-part-ship-when"));
  await waitFor(() =>
    expect(restore).toHaveBeenCalledWith({
      operation: 1,
      before: true,
      part: { what: "entry", id: "ship-when", title: "什么时候发货" },
    }),
  );
  expect(within(details).queryByTestId("restore-part-after-ship-when")).toBeNull();
  fireEvent.click(within(details).getByTestId("restore-after-1"));
  await waitFor(() =>
    expect(restore).toHaveBeenLastCalledWith({ operation: 1, before: false, part: null }),
  );
});

it("asks by words once typing rests, and by the entry that one came from", async () => {
  const { history } = await open([]);
  fireEvent.change(await screen.findByTestId("history-search"), { target: { value: "发货" } });
  await waitFor(() =>
    expect(history).toHaveBeenLastCalledWith(expect.objectContaining({ text: "发货" })),
  );
  expect(await screen.findByText("没有这样的改动")).toBeDefined();
  fireEvent.click(screen.getByTestId("history-all"));
  expect(await screen.findByText("还没有改动")).toBeDefined();

  fireEvent.click(screen.getByTestId("nav-answers"));
  fireEvent.click(await screen.findByTestId("entry-menu"));
  fireEvent.click(await screen.findByText("看它的修改历史"));
  await waitFor(() => expect(history.mock.lastCall?.[0].part?.what).toBe("entry"));
});
