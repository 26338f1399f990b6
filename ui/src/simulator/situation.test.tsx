// The situation that a customer is in, and the line under what the bot says.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { sayIn } from "@/i18n";
import type { Action, Decision, Turn } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";
import { decidedOn } from "./chat/TraceLine";
import { inState } from "./settings";

const say = sayIn("zh-CN");

describe("an order", () => {
  it("has a courier only when it was sent, whatever it was before", () => {
    const sent = inState(null, "shipped", say);
    expect([sent.carrier, sent.tracking]).toEqual(["中通快递", "78312345678901"]);
    for (const state of ["unpaid", "paid", "cancelled", "none"] as const)
      expect(inState(sent, state, say)).toMatchObject({ state, carrier: null, tracking: null });
    expect(inState({ ...sent, carrier: "顺丰" }, "signed", say).carrier).toBe("顺丰");
  });
});

describe("the number of a decision", () => {
  const shown = (action: Action, decision: Decision) =>
    decidedOn({ action, trace: { decision } } as Turn);
  const likely = {
    by: "likely",
    score: 9_500,
    needed: 8_000,
    to_answer: 9_600,
    runner_up: 0,
  } as const;

  it("is how sure the bot was, where that decided", () => {
    expect(shown("answer", { by: "exact", wording: "" })).toBe(10_000);
    expect(shown("answer", { by: "clear", score: 9_800, needed: 9_600, runner_up: 0 })).toBe(9_800);
    expect(shown("confirm", likely)).toBe(9_500);
  });

  it("is none where something else decided, however likely it was", () => {
    const others: Decision[] = [
      { by: "chosen", label: "" },
      { by: "agreed" },
      { by: "supplied" },
      { by: "rule", id: "angry", because: [] },
      { by: "parts", parts: [] },
    ];
    for (const decision of others) expect(shown("answer", decision), decision.by).toBeNull();
  });

  it("is none where no entry was named: 95 beside “asked back” says nothing", () => {
    const close = { by: "close", score: 9_500, needed: 9_600, runner_up: 0, margin: 0 } as const;
    expect(shown("clarify", close)).toBeNull();
    expect(shown("clarify", likely)).toBeNull();
    expect(shown("unknown", { by: "weak", score: 1_200, needed: 3_000 })).toBeNull();
  });
});

describe("in the simulator", () => {
  beforeEach(() => localStorage.clear());

  it("sets a situation and what just happened in one place", async () => {
    render(<Root platform={testingPlatform()} />);
    fireEvent.click(await screen.findByTestId("sim-presets"));
    fireEvent.click(await screen.findByTestId("preset-arrived"));
    expect(screen.getByTestId("ctx-order").textContent).toBe("已签收");
    expect(screen.getByTestId("ctx-events").textContent).toBe("刚刚：签收");

    fireEvent.click(screen.getByTestId("ctx-order"));
    expect(await screen.findByLabelText("物流单号")).toBeTruthy();
    const state = screen.getByTestId("ctx-order-state");
    fireEvent.mouseDown(within(state).getByRole("combobox"));
    const states = await waitFor(() => {
      const options = [...document.querySelectorAll(".ant-select-item-option")];
      expect(options.length).toBeGreaterThan(0);
      return options.map(({ textContent }) => textContent);
    });
    // One word for having none, and it stands there once.
    expect(states.filter((word) => word?.includes("订单"))).toEqual(["没有订单"]);
    fireEvent.click(screen.getByTitle("待付款"));
    await waitFor(() => expect(screen.queryByLabelText("物流单号")).toBeNull());
    expect(screen.getByLabelText("订单号")).toBeTruthy();
  });
});
