// The simulator on the made-up shop: what happens at the shop, the mood, the case record, the
// hand-over and back, going back and forth.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Root } from "@/shell/Root";
import type { Message } from "@/platform";
import { testingPlatform } from "@/platform/testing";

beforeEach(() => localStorage.clear());

const turns = () => screen.queryAllByTestId("sim-turn");
const input = () => screen.getByTestId<HTMLTextAreaElement>("sim-input");

async function open() {
  const platform = testingPlatform();
  render(<Root platform={platform} />);
  await screen.findByTestId("sim-input");
  return platform;
}

async function ask(text: string) {
  const before = turns().length;
  if (text) fireEvent.change(input(), { target: { value: text } });
  fireEvent.click(screen.getByTestId("sim-send"));
  await waitFor(() => expect(turns().length).toBe(before + 1));
}

describe("the simulator", () => {
  it("goes back to any turn as it was then, and forth until something new is said", async () => {
    await open();
    await ask("在吗");
    fireEvent.click(screen.getByTestId("ctx-channel"));
    await ask("什么时候发货呀");
    await ask("谢谢");
    expect(screen.getByTestId("ctx-channel").dataset.set).toBe("true");
    fireEvent.click(screen.getByTestId("sim-back-0"));
    await waitFor(() => expect(turns().length).toBe(1));
    expect(screen.getByTestId("ctx-channel").dataset.set).toBe("false");
    expect(screen.getByTestId("sim-restore").textContent).toContain("2");
    fireEvent.click(screen.getByTestId("sim-restore"));
    await waitFor(() => expect(turns().length).toBe(3));
    expect(screen.getByTestId("ctx-channel").dataset.set).toBe("true");
    expect(screen.queryByTestId("sim-restore")).toBeNull();
    // Going back to what the customer said puts it into the input again.
    fireEvent.click(screen.getByTestId("sim-rewind-1"));
    await waitFor(() => expect(input().value).toBe("什么时候发货呀"));
    await waitFor(() => expect(turns().length).toBe(1));
    expect(document.activeElement).toBe(input());
    await ask("怎么退货");
    expect(screen.queryByTestId("sim-restore")).toBeNull();
    fireEvent.click(screen.getByTestId("sim-clear"));
    fireEvent.click(await screen.findByTestId("sim-restore"));
    await waitFor(() => expect(turns().length).toBe(2));
  });

  it("shows the mood step by step, in words, and leads to its message", async () => {
    await open();
    await ask("在吗");
    await ask("急用，快点");
    await ask("你们都是骗子！！！");
    const strip = within(screen.getByTestId("sim-mood"));
    expect(strip.getAllByRole("button").map((one) => one.dataset.mood)).toEqual([
      "calm",
      "urgent",
      "angry",
    ]);
    expect(strip.getAllByRole("button").map((one) => one.dataset.level)).toEqual(["0", "2", "4"]);
    expect(strip.getByTestId("sim-mood-2").getAttribute("aria-label")).toContain("骗子");
    expect(strip.getByText("生气")).toBeTruthy();
    fireEvent.click(screen.getByTestId("sim-view-record"));
    expect(screen.queryByTestId("sim-conversation")).toBeNull();
    fireEvent.click(strip.getByTestId("sim-mood-1"));
    const chat = await screen.findByTestId("sim-conversation");
    await waitFor(() => expect(document.activeElement).toBe(chat.querySelector('[data-turn="1"]')));
    fireEvent.click(screen.getByTestId("sim-why-2"));
    expect(screen.getByTestId("sim-trace-mood").textContent).toMatch(
      /骗子.*4 分.*第 2 级|第 2 级.*骗子.*4 分/,
    );
  });

  it("fills the case record turn by turn, and marks what a turn added", async () => {
    await open();
    await ask("在吗");
    await ask("我电话13800138000，什么时候发货");
    fireEvent.click(screen.getByTestId("sim-view-record"));
    expect(screen.getByTestId("record-phone").dataset.fresh).toBe("true");
    expect(screen.getByTestId("record-phone").textContent).toContain("13800138000");
    expect(
      within(screen.getByTestId("record-phone")).getByRole("img", { name: "个人信息" }),
    ).toBeTruthy();
    expect(screen.getByTestId("record-missing").textContent).toContain("订单号");
    // What was said need not be said again; what never was is still to be asked.
    expect(screen.getByTestId("record-repeats").textContent).toContain("只问还缺的");
    expect(screen.getByTestId("record-asked").textContent).not.toContain("没答上");
    fireEvent.click(screen.getByTestId("sim-record-earlier"));
    expect(screen.getByTestId("sim-record").dataset.turn).toBe("0");
    expect(screen.queryByTestId("record-phone")).toBeNull();
  });

  it("speaks first about what happened, hands over, and goes on when handed back", async () => {
    const platform = await open();
    const tryOut = vi.spyOn(platform, "tryOut");
    fireEvent.click(screen.getByTestId("sim-presets"));
    fireEvent.click(await screen.findByTestId("ctx-event-signed"));
    await ask("");
    expect(turns()[0]?.dataset.action).toBe("care");
    expect(screen.getByTestId("sim-happened-0").textContent).toContain("签收");
    expect(screen.getByTestId("ctx-order").textContent).toContain("已签收");
    expect(screen.queryByTestId("ctx-events")).toBeNull();
    await ask("转人工");
    expect(screen.getByTestId("case-opening").textContent).toContain("您");
    expect(screen.getByTestId("case-transcript").textContent).toContain("转人工");
    await ask("在吗");
    expect(turns()[2]?.dataset.action).toBe("silent");
    fireEvent.click(screen.getByTestId("sim-hand-back"));
    await waitFor(() => expect(turns()[3]?.dataset.action).toBe("care"));
    expect(screen.queryByTestId("sim-with-human")).toBeNull();
    await ask("什么时候发货呀");
    expect(turns()[4]?.dataset.action).toBe("answer");
    const sent = tryOut.mock.lastCall?.[1] as Message[];
    expect(sent.map(({ context }) => context.events)).toEqual([
      ["signed"],
      [],
      [],
      ["returned"],
      [],
    ]);
  });

  it("keeps the conversation with its events, under a name that says what it is", async () => {
    const platform = await open();
    const save = vi.spyOn(platform, "saveAsDialogue");
    fireEvent.click(screen.getByTestId("sim-presets"));
    fireEvent.click(await screen.findByTestId("ctx-event-delayed"));
    await ask("");
    fireEvent.click(screen.getByTestId("sim-save-as"));
    expect((await screen.findByTestId<HTMLInputElement>("sim-save-title")).value).toBe("延误");
    fireEvent.click(screen.getByTestId("sim-save-confirm"));
    await waitFor(() => expect(save).toHaveBeenCalledTimes(1));
    expect((save.mock.lastCall?.[1] as Message[] | undefined)?.[0]?.context).toMatchObject({
      events: ["delayed"],
      order: { state: "stalled" },
    });
  });
});
