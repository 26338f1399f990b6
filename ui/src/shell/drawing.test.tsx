// What is drawn when a page is turned and when a key is pressed: numbers of it, for how long it
// takes is for `./dev bench --window` to say.
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type * as antd from "antd";
import { createElement, Profiler, type ComponentType } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { testingPlatform } from "@/platform/testing";
import type * as buttons from "@/ui/IconButton";
import { Root } from "./Root";

const drawn = vi.hoisted(() => new Map<string, number>());
const counting = vi.hoisted(() => (module: Record<string, unknown>, names: readonly string[]) => {
  const counted = names.map((name) => [
    name,
    (props: object) => {
      drawn.set(name, (drawn.get(name) ?? 0) + 1);
      return createElement(module[name] as ComponentType, props);
    },
  ]);
  return { ...module, ...Object.fromEntries(counted) };
});
vi.mock("antd", async (original) =>
  counting(await original<typeof antd>(), [
    "Button",
    "DatePicker",
    "Dropdown",
    "Popover",
    "Tooltip",
  ]),
);
vi.mock("@/ui/IconButton", async (original) =>
  counting(await original<typeof buttons>(), ["IconButton"]),
);

beforeEach(() => localStorage.clear());

const all = (id: string) => [...document.querySelectorAll(`[data-testid^="${id}"]`)];
const count = (...names: string[]) => names.reduce((sum, name) => sum + (drawn.get(name) ?? 0), 0);

/** What is on the screen after each drawing. */
function open(look: () => number | null): number[] {
  const seen: number[] = [];
  const note = () => {
    const now = look();
    if (now !== null) seen.push(now);
  };
  render(
    <Profiler id="window" onRender={note}>
      <Root platform={testingPlatform()} />
    </Profiler>,
  );
  return seen;
}

it("draws an entry's answer before its phrasings, and at a key and a letter little besides", async () => {
  const seen = open(() => (screen.queryByTestId("answer-input") ? all("phrasing-").length : null));
  await screen.findByTestId("health-summary");
  expect(seen[0]).toBe(0);
  expect(all("phrasing-").length).toBeGreaterThan(20);
  // What can be done with each of them takes a button, and no pop-up or hint of its own.
  expect(count("IconButton")).toBeGreaterThan(40);
  expect(count("Popover", "Tooltip")).toBeLessThan(30);

  const answer = screen.getByTestId<HTMLTextAreaElement>("answer-input");
  drawn.clear();
  fireEvent.change(answer, { target: { value: `${answer.value}好` } });
  await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
  expect([...drawn]).toEqual([]);

  const [first, second] = all("remove-phrasing-");
  if (!first || !second) throw new Error("no phrasings");
  fireEvent.pointerOver(first);
  const hint = await screen.findByRole("tooltip");
  expect(hint.textContent).toBe(first.getAttribute("aria-label"));
  fireEvent.pointerOver(second);
  await waitFor(() => expect(second.getAttribute("aria-describedby")).toBe(hint.id));
  expect(first.getAttribute("aria-describedby")).toBeNull();
  expect(screen.getAllByRole("tooltip")).toHaveLength(1);
  fireEvent.pointerDown(second);
  await waitFor(() => expect(screen.queryByRole("tooltip")).toBeNull());
});

it("draws six moments of the persona before the others, and a phrase's pop-up when it is pressed", async () => {
  const seen = open(() => all("moment-").length || null);
  fireEvent.click(await screen.findByTestId("nav-persona"));
  drawn.clear();
  await waitFor(() => expect(all("moment-").length).toBeGreaterThan(12));
  expect(seen[0]).toBe(6);
  expect(count("IconButton")).toBeGreaterThan(100);
  expect(count("Popover", "Tooltip", "Button")).toBeLessThan(20);

  const tags = () => screen.getByTestId("phrases-greeting-0-tags");
  drawn.clear();
  const button = tags();
  button.focus();
  expect(count("Popover")).toBe(0);
  fireEvent.click(button);
  await waitFor(() => expect(document.querySelector(".ant-popover")).toBeTruthy());
  expect([tags(), document.activeElement]).toEqual([button, button]);
  // Pressed once more, as a pointer does it, it closes and stays closed.
  for (const what of ["pointerDown", "mouseDown", "mouseUp", "click"] as const)
    fireEvent[what](button);
  await waitFor(() => expect(button.getAttribute("aria-expanded")).toBe("false"));
});
