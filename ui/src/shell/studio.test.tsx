// The whole studio on the made-up shop: what an operator does first.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { testingPlatform } from "@/platform/testing";
import type { Platform } from "@/platform";
import { Root } from "./Root";

beforeEach(() => localStorage.clear());

async function open(platform: Platform = testingPlatform({})) {
  render(<Root platform={platform} />);
  const answer = await screen.findByTestId<HTMLTextAreaElement>(
    "answer-input",
    {},
    { timeout: 20_000 },
  );
  return { platform, answer };
}

async function ask(text: string) {
  const input = screen.getByTestId("sim-input");
  fireEvent.change(input, { target: { value: text } });
  fireEvent.click(screen.getByTestId("sim-send"));
}

describe("the studio", () => {
  it("answers from the unsaved draft, then saves it", async () => {
    const platform = testingPlatform({});
    const write = platform.saveDraft;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    platform.saveDraft = vi.fn(async (base, draft, visit) => {
      await held;
      return write(base, draft, visit);
    });
    const { answer } = await open(platform);
    await ask("啥时候发货呀");
    await waitFor(() => expect(screen.getByTestId("sim-reply").textContent).toContain("48小时"));
    fireEvent.change(answer, { target: { value: "明天就发" } });
    await waitFor(() => expect(screen.getByTestId("sim-reply").textContent).toBe("明天就发"));
    expect(screen.getByTestId("sim-changed")).toBeTruthy();
    expect(screen.getByTestId("status-saving")).toBeTruthy();
    fireEvent.blur(answer);
    await waitFor(() => expect(platform.saveDraft).toHaveBeenCalledOnce(), { timeout: 20_000 });
    release();
    await screen.findByTestId("status-saved", {}, { timeout: 20_000 });
    expect(screen.getByTestId("sim-turn").dataset.changed).toBe("true");
  });

  it("leaves the text alone while an input method composes", async () => {
    const { answer } = await open();
    fireEvent.compositionStart(answer);
    fireEvent.change(answer, { target: { value: `${answer.value}｛` } });
    fireEvent.keyDown(answer, { key: "Enter", isComposing: true, keyCode: 229 });
    expect(answer.value.endsWith("｛")).toBe(true);
    fireEvent.compositionEnd(answer);
    expect(answer.value.endsWith("｛")).toBe(true);
  });

  it("completes a placeholder and keeps the text exact", async () => {
    const { answer } = await open();
    answer.focus();
    fireEvent.change(answer, { target: { value: "预计{发货", selectionStart: 5 } });
    const list = await screen.findByTestId("completions");
    fireEvent.mouseDown(within(list).getByTestId("completion-发货时限"));
    expect(answer.value).toBe("预计{发货时限}");
    expect(screen.queryByTestId("completions")).toBeNull();
  });

  it("shows a failed save and keeps the draft", async () => {
    const { answer } = await open(testingPlatform({ fail: "read-only" }));
    fireEvent.change(answer, { target: { value: "写不进去" } });
    fireEvent.blur(answer);
    await screen.findByTestId("save-failed", {}, { timeout: 20_000 });
    expect(screen.getByTestId<HTMLTextAreaElement>("answer-input").value).toBe("写不进去");
    expect(screen.getByTestId("status-unsaved")).toBeTruthy();
  });
});
