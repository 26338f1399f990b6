// Rows of an entry by the keyboard: one stop each, arrows inside; and where the focus goes.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

async function open() {
  render(<Root platform={testingPlatform()} />);
  await screen.findByTestId("phrasing-1");
  return userEvent.setup({ delay: null });
}
const focused = () => (document.activeElement as HTMLElement).dataset.testid;

it("takes one stop a phrasing, with the arrows for what can be done with it", async () => {
  const user = await open();
  const input = screen.getByTestId<HTMLInputElement>("phrasing-1");
  input.focus();
  input.setSelectionRange(0, 0);
  // The arrows are the field's until its text ends.
  await user.keyboard("{ArrowRight}");
  expect(focused()).toBe("phrasing-1");
  input.setSelectionRange(input.value.length, input.value.length);
  await user.keyboard("{ArrowRight}");
  expect(focused()).toBe("move-phrasing-1");
  await user.keyboard("{ArrowRight}");
  expect(focused()).toBe("remove-phrasing-1");
  await user.keyboard("{ArrowLeft}{ArrowLeft}{ArrowDown}");
  expect(focused()).toBe("phrasing-2");
  await user.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}");
  expect(focused()).toBe("phrasing-0");
  await user.tab();
  expect(focused()).toBe("phrasing-1");
});

it("opens a conditional answer by a click, one sentence each until then", async () => {
  await open();
  const card = screen.getByTestId("condition-0");
  const line = card.querySelector<HTMLElement>("button[aria-expanded=false]");
  // With what the customer reads, not what the file says.
  await waitFor(() => expect(line?.textContent).toMatch(/当时间.*自付款起72小时内发出/));
  expect(line?.textContent).not.toMatch(/[{}]|大促发货时限/);
  expect(screen.queryByTestId("condition-answer-0")).toBeNull();
  fireEvent.click(line as HTMLElement);
  expect(screen.getByTestId("condition-answer-0")).toBeTruthy();
});

it("puts the keyboard into a conditional answer that was added", async () => {
  await open();
  fireEvent.click(screen.getByTestId("add-condition"));
  await waitFor(() => {
    const card = document.activeElement?.closest<HTMLElement>("[data-testid^=condition-]");
    expect(card?.dataset.testid).toMatch(/^condition-(order|9)$/);
  });
  expect(document.activeElement?.tagName).toBe("INPUT");
});
