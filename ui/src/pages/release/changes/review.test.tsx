// What customers will notice: looked through by keyboard, approved, sent back with a reason.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiFailure, type Platform, type ReleaseReview, type ReviewTurn } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

const none = { rule: null, records: [] };
const turn = (id: string, text: string, before: string, after: string): ReviewTurn => ({
  id,
  places: [
    {
      text,
      place: { kind: "phrasing", entry: "ship-when", question: "什么时候发货" },
      times: 1,
    },
  ],
  left: 0,
  changed: 1,
  before: {
    action: "answer",
    entry: "ship-when",
    questions: ["什么时候发货"],
    score: 9_000,
    said: before,
  },
  after: {
    action: "answer",
    entry: "ship-when",
    questions: ["什么时候发货"],
    score: 9_000,
    said: after,
  },
  handed_before: none,
  handed_after: none,
  record: false,
  verdict: "open",
  decision: null,
});
const empty: ReleaseReview = {
  replaces: 3,
  compared: {
    dialogues: 94,
    phrasings: 984,
    situations: 40,
    sessions: 2,
    messages: 0,
    turns: 1300,
  },
  complete: true,
  open: 0,
  approved: 0,
  rejected: 0,
  groups: [],
  calendar: [],
  days: 90,
};
const turns = [
  turn("a", "几时发", "48小时内发出", "24小时内发出"),
  turn("b", "多久能发", "两天", "一天"),
];
const changed: ReleaseReview = {
  ...empty,
  open: 2,
  groups: [
    {
      cause: { kind: "fact", key: "发货时限" },
      changed: 2,
      open: 2,
      approved: 0,
      rejected: 0,
      turns,
      left: 0,
    },
  ],
};

async function open(review: ReleaseReview, also: Partial<Platform> = {}) {
  const platform = testingPlatform();
  platform.releaseReview = vi.fn(async () => review);
  platform.decideChanges = vi.fn(async () => null);
  platform.reopenChanges = vi.fn(async () => null);
  Object.assign(platform, also);
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-release"));
  const section = within(await screen.findByTestId("customer-changes"));
  return { platform, section };
}
const heads = () => screen.getAllByTestId("review-head");

describe("what customers will notice", () => {
  it("says so where nothing changes, and where there is nothing to compare with", async () => {
    const { section } = await open(empty);
    await section.findByText("和 v3 相比，顾客看到的没有变化。");
    expect(section.queryByTestId("review-groups")).toBeNull();
  });

  it("has nothing to compare a first release with", async () => {
    const { section } = await open({ ...empty, replaces: null });
    await section.findByText(/第一次发布，没有上一版可以比/);
    expect(section.queryByTestId("review-log")).toBeNull();
  });

  it("shows before beside after with what is otherwise, under the edit that caused it", async () => {
    const { section } = await open(changed);
    const group = within(await section.findByTestId("group-fact"));
    expect(group.getByRole("heading").textContent).toContain("事实「发货时限」改了");
    expect(group.getByText("48", { selector: "del" })).toBeTruthy();
    expect(group.getByText("24", { selector: "ins" })).toBeTruthy();
    expect(section.getByTestId("review-summary").textContent).toContain("还有 2 处没看过");
  });

  it("is walked through with the arrows, A approves and R asks why", async () => {
    const { platform } = await open(changed);
    await screen.findByTestId("review-groups");
    heads()[0]?.focus();
    fireEvent.keyDown(heads()[0] as HTMLElement, { key: "ArrowDown" });
    expect(document.activeElement).toBe(heads()[1]);
    fireEvent.keyDown(heads()[1] as HTMLElement, { key: "ArrowUp" });
    fireEvent.keyDown(heads()[0] as HTMLElement, { key: "a" });
    await waitFor(() =>
      expect(platform.decideChanges).toHaveBeenCalledWith(["a"], { kind: "approved" }),
    );
    expect(document.activeElement).toBe(heads()[1]);
    await waitFor(() => expect(platform.releaseReview).toHaveBeenCalledTimes(2));

    fireEvent.keyDown(heads()[1] as HTMLElement, { key: "r" });
    const reason = await screen.findByTestId("reject-reason");
    expect(screen.getByTestId<HTMLButtonElement>("reject-confirm").disabled).toBe(true);
    // Letters in the reason decide nothing.
    fireEvent.keyDown(reason, { key: "a" });
    fireEvent.change(reason, { target: { value: " 仓库做不到 " } });
    fireEvent.click(screen.getByTestId("reject-confirm"));
    await waitFor(() =>
      expect(platform.decideChanges).toHaveBeenLastCalledWith(["b"], {
        kind: "rejected",
        reason: "仓库做不到",
      }),
    );
    expect(platform.decideChanges).toHaveBeenCalledTimes(2);
  });

  it("is approved by group, and only what nobody decided about", async () => {
    const decided: ReviewTurn = {
      ...(turns[0] as ReviewTurn),
      decision: { verdict: { kind: "approved" }, by: "店长", at: "2026-11-22T08:00:00Z" },
    };
    const group = { ...changed.groups[0], turns: [decided, turns[1] as ReviewTurn], open: 1 };
    const review = { ...changed, groups: [group as (typeof changed.groups)[0]] };
    const { platform, section } = await open(review);
    fireEvent.click(await section.findByTestId("group-approve-fact"));
    await waitFor(() =>
      expect(platform.decideChanges).toHaveBeenCalledWith(["b"], { kind: "approved" }),
    );
    expect(section.getByTestId("review-decision").textContent).toContain("店长");
    fireEvent.click(section.getByTestId("review-reopen"));
    await waitFor(() => expect(platform.reopenChanges).toHaveBeenCalledWith(["a"]));
  });

  it("tells how far it is, can be stopped, and says that it is not all", async () => {
    let finish: (review: ReleaseReview) => void = () => undefined;
    let told: (progress: { done: number; total: number }) => void = () => undefined;
    const stop = vi.fn(async () => null);
    const { section } = await open(changed, {
      releaseReview: () => new Promise((resolve) => (finish = resolve)),
      onReviewProgress: (handle) => {
        told = handle;
        return () => undefined;
      },
      stopReleaseReview: stop,
    });
    await waitFor(() => {
      told({ done: 25, total: 1300 });
      expect(section.getByTestId("review-progress").textContent).toContain("25 / 1300");
    });
    fireEvent.click(section.getByTestId("review-stop"));
    expect(stop).toHaveBeenCalled();
    finish({ ...changed, complete: false });
    await section.findByTestId("review-again");
    expect(section.queryByTestId("review-progress")).toBeNull();
  });

  it("shows what failed", async () => {
    const message = { zh: "修改历史损坏", en: "damaged" };
    const { section } = await open(empty, {
      releaseReview: async () => {
        throw new ApiFailure({ code: "history", message, hints: [] });
      },
    });
    expect((await section.findByTestId("error-note")).dataset.code).toBe("history");
  });
});

describe("what was sent back", () => {
  const back = {
    change: "a",
    cause: { kind: "fact" as const, key: "发货时限" },
    entry: "ship-when",
    text: "几时发",
    before: "48小时",
    after: "24小时",
    action: "answer" as const,
    reason: "仓库做不到",
    by: "店长",
    at: "2026-11-22T08:00:00Z",
  };

  it("is a thing to do on the overview and at its entry", async () => {
    const platform = testingPlatform();
    platform.sentBack = async () => [back];
    render(<Root platform={platform} />);
    fireEvent.click(await screen.findByTestId("nav-overview"));
    const list = within(await screen.findByTestId("sent-back"));
    expect(list.getByText("仓库做不到")).toBeTruthy();
    fireEvent.click(list.getByTestId("sent-back-open"));
    const note = await screen.findByTestId("entry-sent-back");
    expect(note.textContent).toContain("仓库做不到");
  });
});
