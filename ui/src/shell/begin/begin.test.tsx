// A shop of one's own: begun from the first screen, and filled in on the overview.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { ApiFailure, type Platform } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "../Root";

beforeEach(() => localStorage.clear());

const failure = (zh: string) =>
  new ApiFailure({ code: "bad-input", message: { zh, en: "it failed" }, hints: [] });

async function openDialog(platform: Platform) {
  const reopened = platform.workspace;
  platform.workspace = () => {
    platform.workspace = reopened;
    return Promise.reject(failure("没有打开"));
  };
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("start-new", {}, { timeout: 5000 }));
  return await screen.findByTestId("begin-food", {}, { timeout: 5000 });
}

it("begins with what was said, in a place that was picked", async () => {
  const platform = testingPlatform({});
  platform.pickFolder = async () => "/shops";
  const begin = vi.spyOn(platform, "newWorkspace");
  const food = await openDialog(platform);
  expect(screen.getByTestId<HTMLButtonElement>("begin-ok").disabled).toBe(true);
  fireEvent.click(food);
  fireEvent.change(screen.getByTestId("begin-name"), { target: { value: "小满食品" } });
  fireEvent.change(screen.getByTestId("begin-hours"), { target: { value: "09:00-21:00" } });
  fireEvent.click(screen.getByTestId("begin-pick"));
  await screen.findByText("/shops");
  fireEvent.click(screen.getByTestId("begin-ok"));
  await waitFor(() =>
    expect(begin).toHaveBeenCalledWith("/shops", {
      template: "food",
      name: "小满食品",
      tone: "lively",
      hours: "09:00-21:00",
    }),
  );
  await waitFor(() => expect(screen.queryByTestId("begin-food")).toBeNull());
});

it("says what stands in the way, and keeps what was said", async () => {
  const platform = testingPlatform({});
  platform.newWorkspace = () => Promise.reject(failure("这里已经有东西"));
  fireEvent.click(await openDialog(platform));
  fireEvent.click(screen.getByTestId("begin-ok"));
  await screen.findByText(/这里已经有东西/, {}, { timeout: 5000 });
  expect(screen.getByTestId<HTMLInputElement>("begin-food").checked).toBe(true);
});

it("lists what is still to be filled in, and saves each value as its field is left", async () => {
  const platform = testingPlatform({});
  const rows = await platform.placeholders();
  platform.placeholders = async () =>
    rows.map((row) =>
      row.fact?.key === "发货时限"
        ? { ...row, fact: { ...row.fact, value: "", note: "付款后多久发出？例：48" } }
        : row,
    );
  const save = vi.spyOn(platform, "saveFact");
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-overview", {}, { timeout: 5000 }));
  const field = await screen.findByTestId("to-fill-发货时限", {}, { timeout: 5000 });
  expect(screen.getByTestId("to-fill").textContent).toContain("还差 1 个事实");
  fireEvent.blur(field);
  expect(save).not.toHaveBeenCalled();
  fireEvent.change(field, { target: { value: " 24 " } });
  fireEvent.blur(field);
  await waitFor(() =>
    expect(save).toHaveBeenCalledWith(expect.objectContaining({ key: "发货时限", value: "24" })),
  );
});
