import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

async function open() {
  const platform = testingPlatform();
  const save = vi.spyOn(platform, "saveDraft");
  const keep = vi.spyOn(platform, "keepDraft");
  render(<Root platform={platform} />);
  await screen.findByTestId("entry-editor");
  const input = within(screen.getByTestId("category-input")).getByRole("combobox");
  return { save, keep, input: input as HTMLInputElement };
}
const category = (call: unknown[] | undefined) =>
  (call?.[1] as { draft: { category: string } } | undefined)?.draft.category;

it("moves the entry when the field is left, not while a word is half typed", async () => {
  const { save, keep, input } = await open();
  fireEvent.change(input, { target: { value: "发" } });
  fireEvent.change(input, { target: { value: "发票" } });
  await new Promise((done) => setTimeout(done, 1_300));
  expect(keep).not.toHaveBeenCalled();
  fireEvent.blur(input);
  await waitFor(() => expect(category(save.mock.calls.at(-1))).toBe("发票"));
});

it("leaves the entry where it is with Escape", async () => {
  const { save, input } = await open();
  const was = input.value;
  fireEvent.change(input, { target: { value: "发" } });
  fireEvent.keyDown(input, { key: "Escape" });
  fireEvent.blur(input);
  expect(input.value).toBe(was);
  expect(save).not.toHaveBeenCalled();
});

it("offers only the categories that have what was typed", async () => {
  const { input } = await open();
  fireEvent.mouseDown(input);
  fireEvent.change(input, { target: { value: "退" } });
  await waitFor(() => {
    const offered = [...document.querySelectorAll(".ant-select-item-option")].map(
      ({ textContent }) => textContent,
    );
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.filter((one) => !one?.includes("退"))).toEqual([]);
  });
});
