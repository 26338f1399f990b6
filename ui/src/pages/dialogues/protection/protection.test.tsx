// 对话用例 › 保护: what nobody would notice, and what would.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  ApiFailure,
  type Platform,
  type ProtectionProgress,
  type ProtectionView,
  type UnnoticedMistake,
} from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

const mistake = (id: string, state: "open" | "added" | "outdated"): UnnoticedMistake => ({
  id,
  what: { zh: `${id}对调了`, en: `${id} exchanged` },
  proposal: {
    state,
    turns: [
      {
        customer: "多久能发出来",
        order: "paid",
        product: "铸铁锅",
        at: null,
        channel: "chat",
        reply: "付款后48小时内发出。",
        expected: true,
      },
    ],
  },
});

const found: ProtectionView = {
  measured_at: "2026-11-22T08:00:00Z",
  share: { noticed: 97, tried: 100 },
  before: { noticed: 90, tried: 100 },
  stale: false,
  changes: 0,
  parts: [
    {
      part: { kind: "entry", id: "ship-when", title: "什么时候发货" },
      mistakes: [mistake("答案", "open"), mistake("窗口", "open")],
    },
    {
      part: { kind: "danger", id: "injury", title: "injury" },
      mistakes: [{ id: "词", what: { zh: "少了一个词", en: "a word" }, proposal: null }],
    },
  ],
  unshown: 0,
};

async function open(platform: Platform) {
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-dialogues"));
  fireEvent.click(await screen.findByTestId("tab-protection"));
  return screen.findByTestId("protection");
}

const having = (view: ProtectionView | null): Platform =>
  Object.assign(testingPlatform(), { protection: async () => view });

describe("before anybody looked", () => {
  it("says what would be done, and nothing runs by itself", async () => {
    const platform = testingPlatform();
    const run = vi.fn(async () => null);
    platform.measureProtection = run;
    const page = await open(platform);
    await screen.findByTestId("protection-start");
    expect(page.textContent).toContain("知识库不动");
    expect(run).not.toHaveBeenCalled();
    fireEvent.click(screen.getByTestId("nav-overview"));
    expect((await screen.findByTestId("protected")).textContent).toContain("没人发现");
  });

  it("tells how far it is, also after a visit elsewhere, and stops when asked to", async () => {
    const platform = testingPlatform();
    const handlers = new Set<(far: ProtectionProgress) => void>();
    platform.onProtectionProgress = (handle) => {
      handlers.add(handle);
      return () => handlers.delete(handle);
    };
    let fail: (error: unknown) => void = () => undefined;
    platform.measureProtection = () => new Promise((_, reject) => (fail = reject));
    const stop = vi.fn(async () => {
      const message = { zh: "已取消", en: "stopped" };
      fail(new ApiFailure({ code: "stopped", message, hints: [] }));
      return null;
    });
    platform.stopProtection = stop;
    await open(platform);
    fireEvent.click(await screen.findByTestId("protection-start"));
    await screen.findByTestId("protection-progress");
    fireEvent.click(screen.getByTestId("nav-history"));
    fireEvent.click(screen.getByTestId("nav-dialogues"));
    await screen.findByTestId("protection-progress");
    for (const handle of handlers) handle({ done: 256, total: 1000 });
    await waitFor(() =>
      expect(screen.getByTestId("protection-progress").textContent).toContain("256/1000"),
    );
    fireEvent.click(screen.getByTestId("protection-stop"));
    await screen.findByTestId("protection-start");
    expect(stop).toHaveBeenCalledTimes(1);
    expect(screen.queryByTestId("error-note")).toBeNull();
  });
});

describe("with what was found", () => {
  it("shows the share as a sentence, and each mistake with the dialogue that would notice", async () => {
    const page = await open(having(found));
    const share = await screen.findByTestId("protection-share");
    expect(share.textContent).toContain("97%故意改错 100 处，97 处会被发现");
    expect(screen.getByTestId("protection-gained").textContent).toBe("比上次多发现 7 处");
    expect(page.textContent).toContain("危险词：受伤");
    const [first] = screen.getAllByTestId("mistake");
    expect(first?.textContent).toContain(
      "顾客多久能发出来待发货 · 铸铁锅应该答付款后48小时内发出。",
    );
    expect(screen.queryByTestId("protection-stale")).toBeNull();
  });

  it("takes over one dialogue or all of them", async () => {
    const platform = having(found);
    const add = vi.fn(async (mistakes: string[]) => mistakes.length);
    platform.addProposals = add;
    await open(platform);
    fireEvent.click((await screen.findAllByTestId("proposal-add"))[0] as HTMLElement);
    await waitFor(() => expect(add).toHaveBeenLastCalledWith(["答案"]));
    await screen.findByText("加了 1 个用例，按撤销可以退回");
    const all = screen.getByTestId<HTMLButtonElement>("proposal-add-all");
    expect(all.textContent).toContain("2 处");
    await waitFor(() => expect(all.disabled).toBe(false));
    fireEvent.click(all);
    await waitFor(() => expect(add).toHaveBeenLastCalledWith(["答案", "窗口"]));
  });

  it("says what has changed since, which proposals are there and which no longer hold", async () => {
    const [entry, danger] = found.parts;
    if (!entry || !danger) throw new Error("no parts");
    const mistakes = [mistake("答案", "added"), mistake("窗口", "outdated")];
    const platform = having({
      ...found,
      stale: true,
      changes: 3,
      parts: [{ ...entry, mistakes }, danger],
    });
    const run = vi.fn(async () => null);
    platform.measureProtection = run;
    await open(platform);
    expect((await screen.findByTestId("protection-stale")).textContent).toBe("之后改了 3 处");
    expect(screen.queryByTestId("proposal-add")).toBeNull();
    const states = screen.getAllByTestId("proposal-state").map(({ textContent }) => textContent);
    expect(states.map((state) => state?.trim())).toEqual(["已加上", "现在不这样答了，重新看一遍"]);
    fireEvent.click(screen.getByTestId("protection-again"));
    await waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    fireEvent.click(screen.getByTestId("nav-overview"));
    const line = await screen.findByTestId("protected");
    expect(line.textContent).toContain("故意改错 100 处，97 处会被发现");
  });

  it("leads to the entry that nobody protects", async () => {
    await open(having(found));
    fireEvent.click(await screen.findByRole("button", { name: "什么时候发货" }));
    await screen.findByTestId("question-input");
  });
});
