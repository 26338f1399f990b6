// The page 日历: what is on it, the clock over it, and the conversation beside it.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiFailure, type Platform } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

/** The calendar over the weeks of the sample's 双11. */
async function open(platform: Platform = testingPlatform()) {
  const timeline = platform.timeline;
  platform.timeline = (from) => timeline(from ?? "2026-11-09");
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-calendar"));
  await screen.findByTestId("page-calendar");
  return platform;
}

const clock = () => screen.getByTestId("calendar-clock");
const moments = () => screen.getAllByTestId("calendar-moment").map((row) => row.dataset.moment);

describe("the calendar", () => {
  it("draws windows as bars, hours day by day, and leads to what they belong to", async () => {
    await open();
    const line = await screen.findByTestId("line-ship-when");
    expect(
      within(line)
        .getAllByTestId("calendar-window")
        .map(({ dataset }) => [dataset.from, dataset.until]),
    ).toEqual([
      ["2026-11-10T20:00:00", "2026-11-12T00:00:00"],
      ["2026-11-12T00:00:00", "2026-11-15T00:00:00"],
    ]);
    const queue = screen.getByTestId("line-queue-logistics");
    expect(queue.querySelectorAll("[data-state=closed]").length).toBe(8);
    fireEvent.click(within(queue).getByRole("button"));
    await screen.findByTestId("page-handover");
    fireEvent.click(screen.getByTestId("nav-calendar"));
    const bar = within(await screen.findByTestId("line-ship-when")).getAllByTestId(
      "calendar-window",
    )[0];
    fireEvent.click(bar as HTMLElement);
    await screen.findByTestId("entry-editor");
  });

  it("says where the changes are when there are none here", async () => {
    const platform = testingPlatform();
    const { timeline } = platform;
    platform.timeline = async (from) => ({
      ...(await timeline("2026-11-09")),
      from: from ?? "2026-06-01",
      events: [],
      entries: [],
      changes: ["2026-11-10T20:00:00"],
    });
    render(<Root platform={platform} />);
    fireEvent.click(await screen.findByTestId("nav-calendar"));
    const nothing = await screen.findByTestId("calendar-nothing");
    fireEvent.click(within(nothing).getByText(/下一处在/));
    await waitFor(() => expect(clock().dataset.moment).toBe("2026-11-10T20:00:00"));
  });

  it("says what would stand here where nothing ever changes", async () => {
    const platform = testingPlatform();
    const view = await platform.timeline("2026-11-09");
    platform.timeline = async () => ({
      ...view,
      events: [],
      entries: [],
      queues: [],
      changes: [],
    });
    await open(platform);
    fireEvent.click(await screen.findByTestId("calendar-begin"));
    await screen.findByTestId("entry-list");
  });

  it("says why it can't be shown, and shows it when it can", async () => {
    const platform = testingPlatform();
    const { timeline } = platform;
    const message = { zh: "时间对不上", en: "no such time" };
    platform.timeline = async () => {
      throw new ApiFailure({ code: "bad-input", message, hints: [] });
    };
    await open(platform);
    const page = screen.getByTestId("page-calendar");
    await within(page).findByText("时间对不上", {}, { timeout: 5000 });
    platform.timeline = (from) => timeline(from ?? "2026-11-09");
    fireEvent.click(within(page).getByText("再试一次"));
    await screen.findByTestId("calendar-board");
  });

  it("marks what is wrong where it is", async () => {
    const platform = testingPlatform();
    const view = await platform.timeline("2026-11-09");
    const fault = {
      code: "window-gap",
      severity: "warning" as const,
      message: { zh: "没有接上", en: "a gap" },
      hint: { zh: "", en: "" },
      timed: true,
      from: "2026-11-12T00:00:00",
      until: "2026-11-13T00:00:00",
    };
    const untimed = { ...fault, code: "outlived-promise", timed: false, from: null, until: null };
    platform.timeline = async () => ({
      ...view,
      entries: view.entries.map((line, at) => (at ? line : { ...line, faults: [fault, untimed] })),
    });
    await open(platform);
    await screen.findByTestId("calendar-board");
    const [mark, inTime] = screen.getAllByTestId("calendar-fault");
    expect(mark?.dataset.code).toBe("outlived-promise");
    expect(Number.parseFloat(inTime?.style.left ?? "")).toBeCloseTo((3 / 56) * 100);
    expect(inTime?.getAttribute("aria-label")).toBe("没有接上");
    fireEvent.click(inTime as HTMLElement);
    await screen.findByTestId("entry-editor");
  });
});

describe("the clock", () => {
  it("goes by keys from change to change, and shows what each changes", async () => {
    await open();
    await screen.findByTestId("calendar-board");
    expect(screen.getByTestId("calendar-time").dataset.set).toBe("false");
    fireEvent.keyDown(clock(), { key: "Home" });
    expect(clock().dataset.moment).toBe("2026-11-09T00:00:00");
    expect(screen.queryByTestId("moment-changes")).toBeNull();
    fireEvent.keyDown(document.body, { key: "n" });
    expect(clock().dataset.moment).toBe(moments()[0]);
    const changes = await screen.findByTestId("moment-changes");
    const ship = within(changes)
      .getAllByTestId("moment-change")
      .find(({ dataset }) => dataset.entry === "ship-when");
    expect(ship?.querySelector("ins")?.textContent).toBeTruthy();
    fireEvent.keyDown(clock(), { key: "ArrowRight", shiftKey: true });
    expect(clock().dataset.moment).toBe("2026-11-10T21:00:00");
    fireEvent.keyDown(clock(), { key: "p" });
    expect(clock().dataset.moment).toBe("2026-11-10T20:00:00");
    expect(clock().getAttribute("aria-valuetext")).toContain("11-10 20:00");
    fireEvent.click(screen.getByTestId("calendar-now"));
    expect(screen.getByTestId("calendar-time").dataset.set).toBe("false");
  });

  it("is dragged over the days, and snaps to midnights and changes", async () => {
    await open();
    const board = await screen.findByTestId("calendar-board");
    const days = clock().parentElement as HTMLElement;
    days.getBoundingClientRect = () => ({ left: 100, width: 560 }) as DOMRect;
    const point = (type: string, clientX: number) =>
      fireEvent(board, new MouseEvent(type, { clientX, button: 0, bubbles: true }));
    point("pointerdown", 101);
    expect(clock().dataset.moment).toBe("2026-11-09T00:00:00");
    point("pointermove", 119);
    expect(clock().dataset.moment).toBe("2026-11-10T20:00:00");
    point("pointermove", 400);
    point("pointerup", 400);
    point("pointermove", 200);
    expect(clock().dataset.moment).toBe("2026-12-09T00:00:00");
  });

  it("replays the conversation as it would be then, marked against now, and back", async () => {
    const platform = await open();
    await screen.findByTestId("calendar-board");
    const input = screen.getByTestId("sim-input");
    fireEvent.change(input, { target: { value: "啥时候发货呀" } });
    fireEvent.keyDown(input, { key: "Enter" });
    const turn = await screen.findByTestId("sim-turn");
    const reply = () => screen.getAllByTestId("sim-reply")[0]?.textContent;
    const now = reply();
    expect(turn.dataset.changed).toBe("false");
    const then = vi.spyOn(platform, "tryOutThen");
    fireEvent.click(screen.getAllByTestId("calendar-choose")[0] as HTMLElement);
    await waitFor(() => expect(screen.getByTestId("sim-turn").dataset.changed).toBe("true"));
    expect(reply()).toContain("双11期间");
    expect(screen.getByTestId("sim-changed").textContent).toBe("和现在不同");
    expect(screen.getByTestId("sim-changed-count").textContent).toBe("1 处和现在不同");
    expect(screen.getByTestId("sim-clock").textContent).toContain("11-10 20:00");
    const [, moved, , told] = then.mock.lastCall ?? [];
    expect(moved?.[0]?.context?.now).toBe("2026-11-10T20:00:00");
    expect(told?.[0]?.context?.now).not.toBe("2026-11-10T20:00:00");
    fireEvent.click(screen.getByTestId("sim-clock-back"));
    await waitFor(() => expect(screen.getByTestId("sim-turn").dataset.changed).toBe("false"));
    expect(reply()).toBe(now);
  });

  it("replays once at a time while it is dragged, the newest next", async () => {
    const platform = await open();
    await screen.findByTestId("calendar-board");
    const input = screen.getByTestId("sim-input");
    fireEvent.change(input, { target: { value: "啥时候发货呀" } });
    fireEvent.keyDown(input, { key: "Enter" });
    await screen.findByTestId("sim-turn");
    const { tryOutThen } = platform;
    let busy = 0;
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((done) => (goOn = done));
    const seen: (string | null | undefined)[] = [];
    platform.tryOutThen = async (...asked) => {
      busy += 1;
      expect(busy).toBe(1);
      seen.push(asked[1][0]?.context?.now);
      await held;
      busy -= 1;
      return tryOutThen(...asked);
    };
    fireEvent.keyDown(clock(), { key: "Home" });
    await waitFor(() => expect(seen).toEqual(["2026-11-09T00:00:00"]));
    for (let step = 0; step < 12; step += 1) fireEvent.keyDown(clock(), { key: "ArrowRight" });
    await new Promise((done) => setTimeout(done, 50));
    goOn();
    await waitFor(() => expect(seen.at(-1)).toBe("2026-11-21T00:00:00"));
    expect(seen.length).toBe(2);
    await waitFor(() => expect(screen.getByTestId("sim-turn").dataset.changed).toBe("true"));
  });
});
