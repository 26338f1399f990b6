// The check-up while typing, and the budget's slider, on the made-up shop.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Checkup, EntryDraft, Platform } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "./Root";

beforeEach(() => localStorage.clear());

async function open(platform: Platform) {
  render(<Root platform={platform} />);
  await screen.findByTestId("answer-input");
}

describe("the check-up", () => {
  it("follows the unsaved draft, keeps what it found, moves a stray with one click", async () => {
    const platform = testingPlatform();
    const asked: EntryDraft[] = [];
    let hold = false;
    const stray = "退款几天到呀";
    const { checkUp } = platform;
    platform.checkUp = vi.fn(async (draft: EntryDraft): Promise<Checkup> => {
      asked.push(draft);
      return hold ? new Promise(() => undefined) : checkUp(draft);
    });
    platform.applyFix = vi.fn(async () => null);
    await open(platform);
    await screen.findByTestId("health-summary");
    const input = screen.getByTestId<HTMLInputElement>("add-phrasing");
    fireEvent.change(input, { target: { value: stray } });
    fireEvent.keyDown(input, { key: "Enter" });
    await waitFor(() => expect(screen.getByTestId("standing-0").dataset.standing).toBe("strays"));
    expect(asked.at(-1)?.phrasings[0]).toBe(stray);
    const move = screen.getByTestId("stray-move-0");

    // A look that hangs takes nothing off the screen.
    hold = true;
    fireEvent.change(screen.getByTestId("phrasing-1"), { target: { value: "啥时候发货" } });
    await waitFor(() => expect(asked.at(-1)?.phrasings[1]).toBe("啥时候发货"));
    expect(screen.getByTestId("stray-0")).toBeTruthy();
    expect(screen.queryByTestId("standing-1")).toBeNull();
    fireEvent.click(move);
    await waitFor(() =>
      expect(platform.applyFix).toHaveBeenCalledWith({
        kind: "move",
        from: "ship-when",
        to: "refund-when",
        phrasing: stray,
      }),
    );
  });
});

describe("what a change costs other entries", () => {
  it("is said with its cause, which one click moves there", async () => {
    const platform = testingPlatform();
    const { checkUp } = platform;
    const entry = await platform.entry("ship-when");
    const [cause = ""] = entry.draft.phrasings;
    const spoilt = (wording: string, because: string) => ({
      entry: "ship-from",
      question: "从哪里发货",
      wording,
      before: "holds" as const,
      after: "strays" as const,
      because,
    });
    platform.checkUp = async (draft) => ({
      ...(await checkUp(draft)),
      elsewhere: {
        spoilt: [spoilt("仓库在哪", cause), ...[..."一二三四五"].map((at) => spoilt(at, "已删"))],
        count: 6,
        answered_before: 4_000,
        answered_now: 3_100,
      },
    });
    platform.applyFix = vi.fn(async () => null);
    await open(platform);
    const elsewhere = await screen.findByTestId("elsewhere");
    expect(elsewhere.textContent).toContain("有 6 句会答得更差");
    expect(elsewhere.textContent).toContain("从 40% 降到 31%");
    expect(elsewhere.textContent).toContain("还有 1 句");
    const [first, second] = screen.getAllByTestId("spoilt");
    expect(first?.textContent).toContain("原来直接答对 → 现在会答成别的");
    expect(second?.textContent).not.toContain("太像这里的");
    // What no longer stands here can't be moved.
    expect(screen.getAllByTestId("spoilt-move")).toHaveLength(1);
    fireEvent.click(screen.getByTestId("spoilt-move"));
    await waitFor(() =>
      expect(platform.applyFix).toHaveBeenCalledWith({
        kind: "move",
        from: "ship-when",
        to: "ship-from",
        phrasing: cause,
      }),
    );
  });
});

describe("the budget", () => {
  it("answers every step at once and saves a run of steps as one", async () => {
    const platform = testingPlatform();
    const { saveBudget } = platform;
    platform.saveBudget = vi.fn(saveBudget);
    await open(platform);
    fireEvent.click(await screen.findByTestId("budget-readout"));
    const handle = await screen.findByRole("slider");
    await waitFor(() => expect(document.activeElement).toBe(handle));
    const right = () =>
      Number(screen.getByTestId("budget-known-right").querySelector("b")?.textContent);
    const before = right();
    expect(screen.getByTestId("budget-value").textContent).toBe("1%");
    fireEvent.keyDown(handle, { key: "ArrowRight", keyCode: 39 });
    fireEvent.keyDown(handle, { key: "ArrowRight", keyCode: 39 });
    expect(screen.getByTestId("budget-value").textContent).toBe("2%");
    expect(right()).toBeGreaterThan(before);
    expect(platform.saveBudget).not.toHaveBeenCalled();
    await waitFor(() => expect(platform.saveBudget).toHaveBeenCalledTimes(1));
    expect(platform.saveBudget).toHaveBeenCalledWith(200);
    await waitFor(() => expect(screen.getByTestId("undo").hasAttribute("disabled")).toBe(false));
    expect(screen.getByTestId("budget-value").textContent).toBe("2%");
    fireEvent.keyDown(handle, { key: "Home", keyCode: 36 });
    expect(screen.getByTestId("budget-unproven")).toBeTruthy();
  });
});
