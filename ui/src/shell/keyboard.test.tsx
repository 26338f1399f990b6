// What whoever has no pointer, or doesn't see the window, meets on each page.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { testingPlatform } from "@/platform/testing";
import { PAGES, pageKey } from "@/state/navigation";
import { Root } from "./Root";

beforeEach(() => localStorage.clear());

const ROLES = [
  "button",
  "checkbox",
  "combobox",
  "link",
  "listbox",
  "option",
  "radio",
  "separator",
  "slider",
  "spinbutton",
  "switch",
  "tab",
  "textbox",
  "img",
];
/** A part of the window that somebody else names. */
const main = () => document.querySelector<HTMLElement>("main") ?? document.body;
/** Rows, lists and controls of which Tab stops at one place, and the arrows reach the rest. */
const ARROWS =
  "[data-row], [role=tablist], [role=radiogroup], .ant-input-number, .ant-input-affix-wrapper";
/** Pages whose icons are put right with what is being written there. */
const ICONS_TO_COME = ["handover"];

async function open(page: string) {
  render(<Root platform={testingPlatform()} />);
  fireEvent.click(await screen.findByTestId(`nav-${page}`));
  await waitFor(() => expect(within(main()).getAllByRole("heading").length).toBeGreaterThan(0));
  await waitFor(() => expect(document.querySelector("[aria-busy=true]")).toBeNull());
}

describe.each(PAGES)("the page %s", (page) => {
  it("lets the keyboard everywhere, and everything on it says what it is", async () => {
    await open(page);
    const ahead = [...document.querySelectorAll<HTMLElement>("[tabindex]")].filter(
      (one) => one.tabIndex > 0,
    );

    const unnamed = ROLES.flatMap((role) =>
      screen
        .queryAllByRole(role, { name: (name) => name.trim() === "" })
        .filter((one) => !one.closest("[aria-hidden=true]")),
    );

    // What antd's icons are called is English, and nobody's business.
    const icons = [...document.querySelectorAll<HTMLElement>(".anticon[aria-label]")]
      .filter((one) => !one.closest("[aria-hidden=true]"))
      .map((one) => one.getAttribute("aria-label") ?? "")
      .filter((name) => /^[a-z-]+$/.test(name) && !ICONS_TO_COME.includes(page));

    // What Tab passes by must be led to by the arrows of what it stops at.
    const passedBy = [...main().querySelectorAll<HTMLElement>("button, input, textarea, select, a")]
      .filter((one) => one.tabIndex < 0 && !one.hasAttribute("hidden"))
      .filter((one) => !one.closest("[aria-hidden=true]") && !one.closest(ARROWS));
    const short = (list: Element[]) => list.map(({ outerHTML }) => outerHTML.slice(0, 200));
    expect({
      ahead: short(ahead),
      unnamed: short(unnamed),
      icons,
      passedBy: short(passedBy),
    }).toEqual({
      ahead: [],
      unnamed: [],
      icons: [],
      passedBy: [],
    });
  });
});

describe("keys that work everywhere", () => {
  const press = (key: string, init: KeyboardEventInit = {}) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init });
  const focused = () => document.activeElement as HTMLElement;

  it("go on in the list of a page that a key opened", async () => {
    render(<Root platform={testingPlatform()} />);
    await screen.findByTestId("entry-editor");
    const selected = () => screen.getByTestId("entry-list").getAttribute("aria-activedescendant");
    const first = selected();
    screen.getByTestId("open-palette").focus();
    press("2", { ctrlKey: true });
    expect(focused().tagName).toBe("MAIN");
    press("ArrowDown");
    expect(focused().dataset.testid).toBe("entry-list");
    await waitFor(() => expect(selected()).not.toBe(first));
  });

  it("lead to every page, to the settings with the key that other programs have", async () => {
    expect(PAGES.map(pageKey)).toEqual([..."123456/7.890,"]);
    render(<Root platform={testingPlatform()} />);
    await screen.findByTestId("entry-editor");
    press("0", { ctrlKey: true });
    await screen.findByTestId("page-keys");
    press(",", { ctrlKey: true });
    await screen.findByTestId("page-settings");
    expect(screen.getByTestId("nav-settings").title).toContain(",");
  });

  it("lead into the simulator's input, and back with the simulator put away", async () => {
    render(<Root platform={testingPlatform()} />);
    const answer = await screen.findByTestId("answer-input");
    answer.focus();
    press("j", { ctrlKey: true });
    await waitFor(() => expect(focused().dataset.testid).toBe("sim-input"));
    press("j", { ctrlKey: true });
    await waitFor(() => expect(screen.queryByTestId("simulator")).toBeNull());
    expect(focused().dataset.testid).toBe("answer-input");
    press("j", { ctrlKey: true });
    await waitFor(() => expect(focused().dataset.testid).toBe("sim-input"));
  });

  it("give the keyboard back to what opened a pop-up", async () => {
    render(<Root platform={testingPlatform()} />);
    const chip = await screen.findByTestId("ctx-customer");
    chip.focus();
    fireEvent.click(chip);
    (await screen.findByTestId("ctx-customer-input")).focus();
    press("Escape");
    await waitFor(() => expect(focused().dataset.testid).toBe("ctx-customer"));

    fireEvent.click(screen.getByTestId("new-entry"));
    (await screen.findByTestId("new-question")).focus();
    press("Escape");
    await waitFor(() => expect(focused().dataset.testid).toBe("new-entry"));
  });
});
