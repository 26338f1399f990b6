// The hand-over page on the made-up shop: what an operator does there.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Root } from "@/shell/Root";
import { ApiFailure, type Draft, type Platform, type RuleDraft } from "@/platform";
import { testingPlatform } from "@/platform/testing";

beforeEach(() => localStorage.clear());

const readOnly = new ApiFailure({
  code: "read-only",
  message: { zh: "这个文件夹是只读的，没有写入", en: "The folder is read-only" },
  hints: [],
});

async function open(platform: Platform = testingPlatform()) {
  const save = vi.spyOn(platform, "saveDraft");
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-handover"));
  await screen.findByTestId("page-handover");
  await screen.findByTestId("tab-rules");
  const saved = async (expected: (draft: Draft["draft"]) => boolean) =>
    waitFor(() => expect(save.mock.calls.some(([, { draft }]) => expected(draft))).toBe(true));
  return { platform, save, saved };
}

const order = () =>
  [...screen.getByTestId("rule-list").querySelectorAll<HTMLElement>("[data-rule]")].map(
    (button) => button.dataset.rule,
  );
async function openRule(id: string) {
  fireEvent.click(within(await screen.findByTestId(`rule-${id}`)).getByRole("button"));
  await waitFor(() => expect(screen.getByTestId("rule-title")).toBeTruthy());
}
async function choose(trigger: string, words: string) {
  fireEvent.click(screen.getByTestId(trigger));
  const items = await screen.findAllByRole("menuitem");
  fireEvent.click(items.find((item) => item.textContent?.startsWith(words)) as HTMLElement);
}

describe("rules", () => {
  it("stand as they are tried, and move with the keyboard within their phase", async () => {
    const { platform } = await open();
    await screen.findByTestId("rule-fire");
    expect(order().slice(-3)).toEqual(["signed-not-received", "big-order-trouble", "asked-thrice"]);
    const move = vi.spyOn(platform, "moveRule");
    const button = within(screen.getByTestId("rule-fire")).getByRole("button");
    fireEvent.keyDown(button, { key: "ArrowUp", altKey: true });
    await waitFor(() => expect(order().slice(0, 2)).toEqual(["fire", "health"]));
    expect(screen.getByTestId("rule-moved").textContent).toContain("第 1");
    fireEvent.keyDown(button, { key: "ArrowUp", altKey: true });
    expect(screen.getByTestId("rule-moved").textContent).toContain("不能再移");
    await waitFor(() => expect(move).toHaveBeenCalledExactlyOnceWith("fire", "health"));
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>("undo").disabled).toBe(false));
    fireEvent.click(screen.getByTestId("undo"));
    await waitFor(() => expect(order().slice(0, 2)).toEqual(["health", "fire"]));
  });

  it("go back to where they were if a move can't be written", async () => {
    const platform = testingPlatform();
    platform.moveRule = () => Promise.reject(readOnly);
    await open(platform);
    fireEvent.keyDown(within(await screen.findByTestId("rule-fire")).getByRole("button"), {
      key: "ArrowUp",
      altKey: true,
    });
    expect((await screen.findAllByText(/没有移动，顺序还是原来的/)).length).toBeGreaterThan(0);
    await waitFor(() => expect(order()[0]).toBe("health"));
  });

  it("gain and lose conditions, and say so at once", async () => {
    const { saved } = await open();
    await openRule("wants-human");
    await choose("when-add", "反复问");
    await waitFor(() =>
      expect(screen.getByTestId("rule-sentence").textContent).toContain("同一问题问了 2 次"),
    );
    await saved(
      (draft) =>
        (draft as RuleDraft).when?.asked === 2 && (draft as RuleDraft).when?.request_human === true,
    );
    fireEvent.click(screen.getByTestId("when-remove-request_human"));
    expect(screen.queryByTestId("when-row-request_human")).toBeNull();
    await saved((draft) => (draft as RuleDraft).when?.request_human === false);
  });

  it("never get a blank case", async () => {
    const { save, saved } = await open();
    await openRule("not-understood-twice");
    fireEvent.click(screen.getByTestId("any-add"));
    expect(screen.getByTestId("case-0")).toBeTruthy();
    await choose("any-0-add", "生气程度");
    await saved((draft) => (draft as RuleDraft).any?.[0]?.anger === 2);
    fireEvent.click(screen.getByTestId("case-0-remove"));
    expect(screen.queryByTestId("case-0")).toBeNull();
    await waitFor(() =>
      expect((save.mock.lastCall?.[1].draft as RuleDraft | undefined)?.any).toEqual([]),
    );
    for (const [, { draft }] of save.mock.calls)
      for (const one of (draft as RuleDraft).any) expect(one.anger).toBe(2);
  });

  it("show which dialogues meet them, and which an edit changed", async () => {
    await open();
    await openRule("wants-human");
    expect((await screen.findByTestId("touch-hand-back-resumes.toml")).textContent).toContain(
      "用例没有期待",
    );
    expect(screen.queryByTestId("rule-changes")).toBeNull();
    fireEvent.change(screen.getByTestId("rule-say"), { target: { value: "稍等，{队列}马上来。" } });
    const change = await screen.findByTestId("change-care-delayed-promise.toml");
    await waitFor(() => expect(screen.getByText("这次改动让这些对话变了")).toBeTruthy());
    expect(change.textContent).toMatch(/之前.*都会带过去.*现在.*稍等，售后专员马上来/);
  });

  it("are begun from a template, copied and removed", async () => {
    const { platform, saved } = await open();
    await screen.findByTestId("rule-legal");
    await choose("new-rule", "顾客生气");
    await screen.findByTestId("rule-angry-2");
    await waitFor(() =>
      expect(screen.getByTestId<HTMLInputElement>("rule-title").value).toBe("顾客生气"),
    );
    const move = vi.spyOn(platform, "moveRule").mockResolvedValue(null);
    await openRule("health");
    fireEvent.click(screen.getByTestId("copy-rule"));
    await screen.findByTestId("rule-health-2");
    await saved((draft) => (draft as RuleDraft).title === "身体不适、受伤、过敏、食品问题（副本）");
    expect(move).toHaveBeenCalledWith("health-2", "fire");
    await waitFor(() => expect(screen.getByTestId("diagnostic-unreachable-rule")).toBeTruthy());
    fireEvent.click(screen.getByTestId("remove-rule"));
    await waitFor(() => expect(screen.queryByTestId("rule-health-2")).toBeNull());
  });
});

describe("queues", () => {
  it("follow in the calendar while they are edited", async () => {
    const { saved } = await open();
    fireEvent.click(screen.getByTestId("tab-queues"));
    expect((await screen.findByTestId("bar-logistics-6")).title).toContain("09:00–15:00");
    fireEvent.click(screen.getByTestId("bar-logistics-6"));
    fireEvent.click(within(await screen.findByTestId("plan-logistics-6")).getByText("休息"));
    await waitFor(() => expect(screen.queryByTestId("bar-logistics-6")).toBeNull());
    await saved(
      (draft) =>
        "days" in draft && JSON.stringify(draft.days) === "[1,2,3,4,5]" && draft.week.length === 0,
    );
  });

  it("stay while rules need them, and the error names the rules", async () => {
    await open();
    fireEvent.click(screen.getByTestId("tab-queues"));
    fireEvent.click(await screen.findByTestId("bar-logistics-1"));
    fireEvent.click(await screen.findByTestId("remove-queue-logistics"));
    expect((await screen.findAllByText(/物流停滞/)).length).toBeGreaterThan(0);
    expect(screen.getByTestId("queue-logistics")).toBeTruthy();
  });
});

describe("words", () => {
  it("get a place in the file with the first one", async () => {
    const platform = testingPlatform();
    await platform.removePart({ kind: "rule", id: "fire" });
    await platform.removePart({ kind: "danger", id: "injury" });
    const { save } = await open(platform);
    fireEvent.click(screen.getByTestId("tab-words"));
    expect(within(await screen.findByTestId("danger-fire")).getByText("没有规则管")).toBeTruthy();
    fireEvent.click(screen.getByTestId("danger-add-injury"));
    const field = within(screen.getByTestId("danger-injury")).getByRole("combobox");
    fireEvent.change(field, { target: { value: "烫伤" } });
    fireEvent.keyDown(field, { key: "Enter", keyCode: 13 });
    await waitFor(() =>
      expect(save).toHaveBeenCalledWith(
        null,
        { kind: "danger", draft: { topic: "injury", words: ["烫伤"], except: [] } },
        null,
      ),
    );
    await waitFor(() =>
      expect(
        within(screen.getByTestId("danger-injury")).getAllByText("烫伤").length,
      ).toBeGreaterThan(0),
    );
  });
});
