// The test dialogues of the sample shop, after a fact was changed.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { Root } from "@/shell/Root";
import { testingPlatform } from "@/platform/testing";

beforeEach(() => localStorage.clear());

const fact = { key: "发货时限", note: "", unit: "小时", value: "24" };

async function open() {
  const platform = testingPlatform();
  await platform.saveFact(fact);
  vi.spyOn(platform, "runDialogues").mockResolvedValue({
    passed: 0,
    total: 0,
    cancelled: false,
    reports: [],
  });
  const accept = vi.spyOn(platform, "accept").mockResolvedValue(null);
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-dialogues"));
  await screen.findByTestId("deviations");
  return { platform, accept };
}

it("tell by cause what differs, and are accepted together or one by one", async () => {
  const { accept } = await open();
  const causes = await screen.findAllByTestId("deviation");
  const first = causes[0] as HTMLElement;
  expect(first.textContent).toContain("个用例里的“48小时”，现在是“24小时”（发货时限）");
  expect(first.textContent).toContain("要求回复里有“{发货时限}”");
  const single = within(first).getAllByTestId("deviation-accept");
  fireEvent.click(single[0] as HTMLElement);
  await waitFor(() => expect(accept).toHaveBeenCalledTimes(1));
  expect(accept.mock.calls[0]?.[0]).toHaveLength(1);
  const all = within(first).getByTestId<HTMLButtonElement>("deviation-accept-all");
  await waitFor(() => expect(all.disabled).toBe(false));
  fireEvent.click(all);
  await waitFor(() => expect(accept).toHaveBeenCalledTimes(2));
  expect(accept.mock.calls[1]?.[0]).toHaveLength(single.length);
});

it("a run goes on when the button is clicked twice, and stops when it is asked to", async () => {
  const platform = testingPlatform();
  vi.spyOn(platform, "runDialogues").mockReturnValue(new Promise(() => {}));
  const stopped = vi.spyOn(platform, "cancelRun").mockResolvedValue(null);
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-dialogues"));
  const start = await screen.findByTestId("run-all");
  fireEvent.click(start);
  const cancel = screen.getByTestId<HTMLButtonElement>("run-cancel");
  fireEvent.click(start);
  fireEvent.click(cancel);
  expect(stopped).not.toHaveBeenCalled();
  await waitFor(() => expect(cancel.disabled).toBe(false));
  fireEvent.click(cancel);
  expect(stopped).toHaveBeenCalledOnce();
});
