// The customer's situation in the simulator, and situations to begin with.
import dayjs from "dayjs";
import { shopTime } from "@/domain/clock";
import type { Say, TextKey } from "@/i18n";
import type { Channel, Context, Order, OrderState } from "@/platform";

export type Settings = {
  order: Order | null;
  product: string | null;
  channel: Channel;
  /** The shop's clock; `null` is the real one. */
  now: string | null;
  customer: string;
};

export const noSettings: Settings = { order: null, product: null, channel: "chat", now: null, customer: "" };

/** What goes along with a message sent now. */
export function contextOf(settings: Settings): Context {
  const { order, product, channel, now, customer } = settings;
  return { order, product, channel, now: now ?? shopTime(), customer: customer.trim() ? { name: customer.trim() } : null };
}

/** An order as a shop's system would have it in that state. */
export function sampleOrder(state: OrderState, say: Say): Order {
  const sent = !["none", "unpaid", "paid", "cancelled"].includes(state);
  return {
    id: "2026111100012345", state, amount: "259.00",
    carrier: sent ? say("simulator.sampleCarrier") : null, tracking: sent ? "78312345678901" : null,
  };
}

export const PRESETS = ["newcomer", "midnight", "stalled", "signed"] as const;
export type Preset = (typeof PRESETS)[number];

export function presetSettings(preset: Preset, product: string | null, say: Say): Settings {
  const customer = say("simulator.sampleCustomer");
  switch (preset) {
    case "newcomer": return { ...noSettings };
    case "midnight": return { ...noSettings, order: sampleOrder("paid", say), product, customer, now: shopTime(dayjs(`${dayjs().year()}-11-11T00:05:00`)) };
    case "stalled": return { ...noSettings, order: sampleOrder("stalled", say), product, customer };
    case "signed": return { ...noSettings, order: sampleOrder("signed", say), product, customer };
  }
}

export function presetKey(preset: Preset): TextKey {
  return `simulator.preset.${preset}`;
}
