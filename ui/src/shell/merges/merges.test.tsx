// Other versions of files: named at the top of the window, looked at, chosen where both sides
// changed the same, and brought in in one step.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { MergeConflict, MergePlan, OpenMerge } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

const copy: OpenMerge = {
  source: { source: "copy", name: "facts (1).csv" },
  file: "facts.csv",
  unreadable: null,
};
const over: OpenMerge = {
  source: { source: "overwritten", operation: 7 },
  file: "facts.csv",
  unreadable: null,
};
const conflict: MergeConflict = {
  part: { what: "fact", id: "包邮门槛", title: "包邮门槛" },
  nth: 0,
  field: "value",
  base: "59",
  current: "49",
  other: "99",
};

async function open(merge: OpenMerge, conflicts: MergeConflict[]) {
  const platform = testingPlatform();
  const plan = (decided: number): MergePlan => ({
    version: `v${decided}`,
    changes: [{ kind: "added", what: "fact", id: "保修", title: "保修", details: [] }],
    conflicts: decided > 0 ? [] : conflicts,
    knows_origin: true,
  });
  const planMerge = vi.fn(async (_source, decisions: unknown[]) => plan(decisions.length));
  const applyMerge = vi.fn(async () => ".kaopu/copies/facts (1).csv");
  const leaveMerge = vi.fn(async () => null);
  Object.assign(platform, { openMerges: async () => [merge], planMerge, applyMerge, leaveMerge });
  render(<Root platform={platform} />);
  const banner = await screen.findByTestId("open-merge");
  return { banner, applyMerge, leaveMerge };
}

it("merges a copy once each conflict is decided", async () => {
  const { banner, applyMerge } = await open(copy, [conflict]);
  expect(banner.textContent).toContain("facts (1).csv 是 facts.csv 的另一份");
  fireEvent.click(screen.getByTestId("merge-look"));
  const ok = await screen.findByTestId<HTMLButtonElement>("merge-ok");
  const field = await screen.findByLabelText("包邮门槛 · 值");
  expect([...field.querySelectorAll("[data-side]")].map((side) => side.textContent)).toEqual([
    "49",
    "99",
  ]);
  expect(ok.disabled).toBe(true);
  fireEvent.click(field.querySelector("[data-side=theirs]") as Element);
  await waitFor(() => expect(ok.disabled).toBe(false));
  fireEvent.click(ok);
  await waitFor(() =>
    expect(applyMerge).toHaveBeenCalledWith(copy.source, "v1", [{ conflict, takes_other: true }]),
  );
});

it("shows one's own side first where a save went over it", async () => {
  const { banner, applyMerge } = await open(over, [conflict]);
  expect(banner.textContent).toContain("facts.csv 刚被别的程序存过");
  fireEvent.click(screen.getByTestId("merge-look"));
  const field = await screen.findByLabelText("包邮门槛 · 值");
  expect(field.querySelector("[data-side=mine]")?.textContent).toBe("99");
  fireEvent.click(field.querySelector("[data-side=mine]") as Element);
  const ok = screen.getByTestId<HTMLButtonElement>("merge-ok");
  await waitFor(() => expect(ok.disabled).toBe(false));
  fireEvent.click(ok);
  await waitFor(() =>
    expect(applyMerge).toHaveBeenCalledWith(over.source, "v1", [{ conflict, takes_other: true }]),
  );
});

it("leaves a copy where it is, and offers no look at one that can't be read", async () => {
  const unreadable = { zh: "不是表格", en: "it is no table" };
  const { banner, leaveMerge } = await open({ ...copy, unreadable }, []);
  expect(banner.textContent).toContain("现在读不了：不是表格");
  expect(screen.queryByTestId("merge-look")).toBeNull();
  fireEvent.click(screen.getByTestId("merge-leave"));
  await waitFor(() => expect(leaveMerge).toHaveBeenCalledWith(copy.source));
});
