// The persona and care pages on the made-up shop: what an operator does there.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Root } from "@/shell/Root";
import type { Draft, Platform } from "@/platform";
import { testingPlatform } from "@/platform/testing";

beforeEach(() => localStorage.clear());

async function open(page: "persona" | "care", platform: Platform = testingPlatform()) {
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId(`nav-${page}`));
  await screen.findByTestId(`page-${page}`);
  return platform;
}
const variants = (testid: string) =>
  within(screen.getByTestId(testid)).getAllByTestId(new RegExp(`^${testid}-\\d+$`));

async function edit(testid: string) {
  fireEvent.click(
    within(await screen.findByTestId(testid)).getAllByRole("button")[0] as HTMLElement,
  );
  return screen.findByTestId<HTMLTextAreaElement>(`${testid}-input`);
}

describe("the persona page", () => {
  it("edits a phrase in place, answers from it at once and saves it", async () => {
    const platform = testingPlatform();
    platform.saveDraft = vi.fn(platform.saveDraft);
    await open("persona", platform);
    const input = await edit("phrases-greeting-0");
    fireEvent.change(screen.getByTestId("sim-input"), { target: { value: "你好" } });
    fireEvent.click(screen.getByTestId("sim-send"));
    fireEvent.change(input, { target: { value: "来啦来啦~" } });
    await waitFor(() => expect(screen.getByTestId("sim-reply").textContent).toBe("来啦来啦~"));
    await waitFor(() => expect(platform.saveDraft).toHaveBeenCalledOnce());
    expect((await platform.personas()).personas[0]?.draft.moments[0]?.phrases[0]?.text).toBe(
      "来啦来啦~",
    );
  });

  it("takes lines pasted from a spreadsheet as variants, drops one that stays blank", async () => {
    await open("persona");
    await screen.findByTestId("phrases-ask_order");
    const known = variants("phrases-ask_order").length;
    fireEvent.click(screen.getByTestId("phrases-ask_order-add"));
    const input = await screen.findByTestId(`phrases-ask_order-${known}-input`);
    fireEvent.paste(input, { clipboardData: { getData: () => "订单号发我一下\r\n麻烦发订单号" } });
    await waitFor(() => expect(variants("phrases-ask_order")).toHaveLength(known + 2));
    fireEvent.click(screen.getByTestId("phrases-ask_order-add"));
    const blank = await screen.findByTestId(`phrases-ask_order-${known + 2}-input`);
    fireEvent.keyDown(blank, { key: "Escape" });
    await waitFor(() => expect(variants("phrases-ask_order")).toHaveLength(known + 2));
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
    fireEvent.click(await screen.findByTestId("persona-precise"));
    fireEvent.click(await screen.findByTestId("persona-use"));
    await waitFor(async () => expect((await platform.personas()).speaking).toBe("precise"));
    await waitFor(() => expect(screen.queryByTestId("persona-use")).toBeNull());
    fireEvent.click(screen.getByTestId("undo"));
    await waitFor(async () => expect((await platform.personas()).speaking).toBe("main"));
  });

  it("copies a persona under an id asked in place, and removes it", async () => {
    const platform = await open("persona");
    fireEvent.click(await screen.findByTestId("persona-copy"));
    fireEvent.change(screen.getByTestId("new-persona-id"), { target: { value: "main" } });
    expect(screen.getByTestId<HTMLButtonElement>("new-persona-create").disabled).toBe(true);
    fireEvent.change(screen.getByTestId("new-persona-id"), { target: { value: "warm" } });
    fireEvent.click(screen.getByTestId("new-persona-create"));
    await screen.findByTestId("persona-warm");
    expect((await platform.personas()).personas.map(({ draft }) => draft.id)).toEqual([
      "main",
      "precise",
      "warm",
    ]);
    fireEvent.click(await screen.findByTestId("persona-remove"));
    await waitFor(() => expect(screen.queryByTestId("persona-warm")).toBeNull());
  });

  it("keeps what was written in a conflict until one side is chosen", async () => {
    const platform = testingPlatform();
    platform.saveDraft = async (_, draft) => ({
      outcome: "conflict",
      theirs: { ...draft, draft: { ...draft.draft, name: "大满" } } as Draft,
      fields: ["name"],
    });
    await open("persona", platform);
    fireEvent.change(await edit("phrases-greeting-0"), { target: { value: "我写的" } });
    await screen.findByTestId("part-conflict");
    expect(screen.getByTestId("phrases-greeting-0").textContent).toContain("我写的");
    fireEvent.click(screen.getByTestId("conflict-theirs"));
    await waitFor(() => expect(screen.queryByTestId("part-conflict")).toBeNull());
  });
});

describe("the care page", () => {
  it("adds a moment at an empty place and gives it words", async () => {
    const platform = testingPlatform();
    await platform.removePart({ kind: "care_moment", id: "birthday" });
    await open("care", platform);
    fireEvent.click(await screen.findByTestId("add-birthday"));
    await screen.findByTestId("care-editor");
    fireEvent.change(await screen.findByTestId("care-phrases-0-input"), {
      target: { value: "生日快乐呀~" },
    });
    await waitFor(async () =>
      expect(
        (await platform.personas()).personas[0]?.draft.care.find(({ id }) => id === "birthday")
          ?.phrases[0]?.text,
      ).toBe("生日快乐呀~"),
    );
    expect(screen.getByTestId("care-birthday")).toBeTruthy();
  });

  it("sets the simulator to where a moment comes", async () => {
    await open("care");
    fireEvent.click(await screen.findByTestId("care-signed"));
    fireEvent.click(await screen.findByTestId("care-try"));
    await waitFor(() => expect(screen.getByTestId("ctx-order").textContent).toContain("已签收"));
  });

  it("removes a moment with its words", async () => {
    const platform = await open("care");
    fireEvent.click(await screen.findByTestId("care-goodbye"));
    fireEvent.click(await screen.findByTestId("care-remove"));
    await screen.findByTestId("add-goodbye");
    expect(
      (await platform.personas()).personas[0]?.draft.care.some(({ id }) => id === "goodbye"),
    ).toBe(false);
  });
});
