// The handbook beside the window: opened, searched, read and closed by the keyboard.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";
import { closeHandbook } from "@/state/handbook";
import { setPreferences } from "@/state/preferences";

beforeEach(() => {
  localStorage.clear();
  setPreferences({ language: "zh-CN" });
  closeHandbook();
});

const press = (key: string) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, keyCode: KEYS[key] ?? 0 });
const KEYS: Record<string, number> = { Escape: 27, Enter: 13, ArrowDown: 40 };
const chapter = async (id: string) =>
  waitFor(() => expect(screen.getByTestId("handbook-chapter").dataset.chapter).toBe(id));

it("opens at the chapter about the page, and gives the keyboard back", async () => {
  render(<Root platform={testingPlatform()} />);
  const answer = await screen.findByTestId("answer-input");
  answer.focus();
  press("F1");
  await chapter("answers");
  expect(document.activeElement).toBe(screen.getByTestId("handbook-chapter"));
  press("Escape");
  await waitFor(() => expect(screen.queryByTestId("handbook-chapter")).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(answer));
  // The page goes on being used beside it, and its own question mark turns to its chapter.
  press("F1");
  await chapter("answers");
  fireEvent.click(screen.getByTestId("nav-release"));
  fireEvent.click(await screen.findByTestId("help-release"));
  await chapter("release");
  press("F1");
  await waitFor(() => expect(screen.queryByTestId("handbook-chapter")).toBeNull());
});

it("is searched from the contents, with arrows and Enter", async () => {
  render(<Root platform={testingPlatform()} />);
  await screen.findByTestId("answer-input");
  press("F1");
  fireEvent.click(await screen.findByTestId("handbook-contents"));
  const search = await screen.findByTestId<HTMLInputElement>("handbook-search");
  expect(screen.getAllByRole("option").length).toBeGreaterThan(20);
  fireEvent.change(search, { target: { value: "量子力学" } });
  expect(screen.getByTestId("handbook").textContent).toContain("没有找到「量子力学」");
  fireEvent.change(search, { target: { value: "回退许可" } });
  search.focus();
  press("ArrowDown");
  press("ArrowDown");
  press("Enter");
  await chapter("rollback");
});

it("says in English that it is in Chinese", async () => {
  setPreferences({ language: "en" });
  render(<Root platform={testingPlatform()} />);
  await screen.findByTestId("answer-input");
  press("F1");
  await chapter("answers");
  expect(screen.getByTestId("handbook").textContent).toContain("The handbook is in Chinese");
  expect(screen.getByTestId("handbook-chapter").lang).toBe("zh-CN");
});
