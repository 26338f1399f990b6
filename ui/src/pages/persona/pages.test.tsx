// The persona and care pages on the made-up shop: what an operator does there.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Root } from "@/shell/Root";
import type { Platform } from "@/platform";
import { testingPlatform } from "@/platform/testing";

beforeEach(() => localStorage.clear());

async function open(page: "persona" | "care", platform: Platform = testingPlatform({})) {
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId(`nav-${page}`, {}, { timeout: 8000 }));
  await screen.findByTestId(`page-${page}`, {}, { timeout: 8000 });
  return platform;
}
const slow = { timeout: 8000 };
const variants = (testid: string) =>
  within(screen.getByTestId(testid)).getAllByTestId(new RegExp(`^${testid}-\\d+$`));

async function edit(testid: string) {
  fireEvent.click(
    within(await screen.findByTestId(testid, {}, slow)).getAllByRole("button")[0] as HTMLElement,
  );
  return screen.findByTestId<HTMLTextAreaElement>(`${testid}-input`, {}, slow);
}

describe("the persona page", () => {
  it("edits a phrase in place, answers from it at once and saves it", async () => {
    const platform = testingPlatform({});
    platform.saveDraft = vi.fn(platform.saveDraft);
    await open("persona", platform);
    const input = await edit("phrases-greeting-0");
    fireEvent.change(screen.getByTestId("sim-input"), { target: { value: "你好" } });
    fireEvent.click(screen.getByTestId("sim-send"));
    fireEvent.change(input, { target: { value: "来啦来啦~" } });
    await waitFor(
      () => expect(screen.getByTestId("sim-reply").textContent).toBe("来啦来啦~"),
      slow,
    );
    await waitFor(() => expect(platform.saveDraft).toHaveBeenCalledOnce(), slow);
    expect((await platform.personas()).personas[0]?.draft.moments[0]?.phrases[0]?.text).toBe(
      "来啦来啦~",
    );
  });

  it("takes lines pasted from a spreadsheet as variants, drops one that stays blank", async () => {
    await open("persona");
    await screen.findByTestId("phrases-ask_order", {}, slow);
    expect(variants("phrases-ask_order")).toHaveLength(1);
    fireEvent.click(screen.getByTestId("phrases-ask_order-add"));
    const input = await screen.findByTestId("phrases-ask_order-1-input");
    fireEvent.paste(input, { clipboardData: { getData: () => "订单号发我一下\r\n麻烦发订单号" } });
    await waitFor(() => expect(variants("phrases-ask_order")).toHaveLength(3));
    fireEvent.click(screen.getByTestId("phrases-ask_order-add"));
    fireEvent.keyDown(await screen.findByTestId("phrases-ask_order-3-input"), { key: "Escape" });
    await waitFor(() => expect(variants("phrases-ask_order")).toHaveLength(3));
  });

  it("goes on with Tab, and ends with Enter", async () => {
    await open("persona");
    fireEvent.keyDown(await edit("phrases-greeting-0"), { key: "Tab" });
    const second = await screen.findByTestId("phrases-greeting-1-input");
    expect(screen.queryByTestId("phrases-greeting-0-input")).toBeNull();
    fireEvent.keyDown(second, { key: "Enter" });
    await waitFor(() => expect(screen.queryByTestId("phrases-greeting-1-input")).toBeNull());
  });

  it("lets another persona speak, and undo takes it back", async () => {
    const platform = await open("persona");
    fireEvent.click(await screen.findByTestId("persona-precise", {}, slow));
    fireEvent.click(await screen.findByTestId("persona-use"));
    await waitFor(async () => expect((await platform.personas()).speaking).toBe("precise"), slow);
    await waitFor(() => expect(screen.queryByTestId("persona-use")).toBeNull(), slow);
    fireEvent.click(screen.getByTestId("undo"));
    await waitFor(async () => expect((await platform.personas()).speaking).toBe("main"), slow);
  });

  it("copies a persona under an id asked in place, and removes it", async () => {
    const platform = await open("persona");
    fireEvent.click(await screen.findByTestId("persona-copy", {}, slow));
    fireEvent.change(screen.getByTestId("new-persona-id"), { target: { value: "main" } });
    expect(screen.getByTestId<HTMLButtonElement>("new-persona-create").disabled).toBe(true);
    fireEvent.change(screen.getByTestId("new-persona-id"), { target: { value: "warm" } });
    fireEvent.click(screen.getByTestId("new-persona-create"));
    await screen.findByTestId("persona-warm", {}, slow);
    expect((await platform.personas()).personas.map(({ draft }) => draft.id)).toEqual([
      "main",
      "precise",
      "warm",
    ]);
    fireEvent.click(await screen.findByTestId("persona-remove", {}, slow));
    await waitFor(() => expect(screen.queryByTestId("persona-warm")).toBeNull(), slow);
  });

  it("keeps what was written in a conflict until one side is chosen", async () => {
    await open("persona", testingPlatform({ fail: "conflict" }));
    fireEvent.change(await edit("phrases-greeting-0"), { target: { value: "我写的" } });
    await screen.findByTestId("part-conflict", {}, slow);
    expect(screen.getByTestId("phrases-greeting-0").textContent).toContain("我写的");
    fireEvent.click(screen.getByTestId("conflict-theirs"));
    await waitFor(() => expect(screen.queryByTestId("part-conflict")).toBeNull(), slow);
  });
});

describe("the care page", () => {
  it("adds a moment at an empty place and gives it words", async () => {
    const platform = await open("care");
    fireEvent.click(await screen.findByTestId("add-birthday", {}, slow));
    await screen.findByTestId("care-editor", {}, slow);
    fireEvent.change(await screen.findByTestId("care-phrases-0-input"), {
      target: { value: "生日快乐呀~" },
    });
    await waitFor(
      async () =>
        expect(
          (await platform.personas()).personas[0]?.draft.care.find(({ id }) => id === "birthday")
            ?.phrases[0]?.text,
        ).toBe("生日快乐呀~"),
      slow,
    );
    await waitFor(
      () => expect(screen.getByTestId("care-birthday").textContent).toContain("生日快乐呀~"),
      slow,
    );
  });

  it("sets the simulator to where a moment comes", async () => {
    await open("care");
    fireEvent.click(await screen.findByTestId("care-signed", {}, slow));
    fireEvent.click(await screen.findByTestId("care-try", {}, slow));
    await waitFor(
      () => expect(screen.getByTestId("ctx-order").textContent).toContain("已签收"),
      slow,
    );
  });

  it("removes a moment with its words", async () => {
    const platform = await open("care");
    fireEvent.click(await screen.findByTestId("care-goodbye", {}, slow));
    fireEvent.click(await screen.findByTestId("care-remove", {}, slow));
    await screen.findByTestId("add-goodbye", {}, slow);
    expect(
      (await platform.personas()).personas[0]?.draft.care.some(({ id }) => id === "goodbye"),
    ).toBe(false);
  });
});
