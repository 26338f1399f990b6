// The customer's situation in the simulator, and situations to begin with.
import dayjs from "dayjs";
import { shopTime } from "@/domain/clock";
import type { Say, TextKey } from "@/i18n";
import type {
  Channel,
  Context,
  Customer,
  Order,
  OrderState,
  ShopEvent,
  ToldContext,
} from "@/platform";

export type Settings = {
  order: Order | null;
  product: string | null;
  channel: Channel;
  /** The shop's clock; `null` is the real one. */
  now: string | null;
  customer: Customer | null;
  /** What has just happened; it goes along with the next message and is over then. */
  events: readonly ShopEvent[];
};

export const noSettings: Settings = {
  order: null,
  product: null,
  channel: "chat",
  now: null,
  customer: null,
  events: [],
};

/** What goes along with a message sent now. */
export function contextOf(settings: Settings): Context {
  const { order, product, channel, now, customer, events } = settings;
  return { order, product, channel, now: now ?? shopTime(), customer, events: [...events] };
}

/** The situation in which a message was sent. */
export function settingsOf(context: ToldContext): Settings {
  const { order } = context;
  return {
    order: order
      ? {
          id: order.id ?? "",
          state: order.state ?? "none",
          amount: order.amount ?? null,
          carrier: order.carrier ?? null,
          tracking: order.tracking ?? null,
        }
      : null,
    product: context.product ?? null,
    channel: context.channel ?? "chat",
    now: context.now ?? null,
    customer: context.customer ?? null,
    events: context.events ?? [],
  };
}

/** What happened has been told. */
export function told(settings: Settings): Settings {
  return settings.events.length === 0 ? settings : { ...settings, events: [] };
}

/**
 * What can happen at the shop between two messages. Handing back is done where the hand-over is
 * shown.
 */
export const HAPPENINGS = [
  "order_placed",
  "shipped",
  "out_for_delivery",
  "delayed",
  "signed",
  "return_filed",
  "exchange_filed",
  "refund_filed",
  "refund_paid",
  "first_purchase",
  "return_customer",
  "birthday",
] as const satisfies readonly ShopEvent[];
export type Happening = (typeof HAPPENINGS)[number];

const STATE_AFTER: Partial<Record<Happening, OrderState>> = {
  order_placed: "paid",
  shipped: "shipped",
  out_for_delivery: "delivering",
  delayed: "stalled",
  signed: "signed",
  return_filed: "return_filed",
  exchange_filed: "exchange_filed",
  refund_filed: "refund_filed",
  refund_paid: "refunded",
};

/**
 * Something happens, or did not after all: with it the order and the customer are as a shop's
 * system would tell them.
 */
export function happened(settings: Settings, event: Happening, say: Say): Settings {
  if (settings.events.includes(event))
    return { ...settings, events: settings.events.filter((one) => one !== event) };
  const events = [...settings.events, event];
  const state = STATE_AFTER[event];
  if (state) return { ...settings, events, order: inState(settings.order, state, say) };
  if (event === "birthday")
    return {
      ...settings,
      events,
      customer: {
        ...settings.customer,
        birthday: dayjs(settings.now ?? undefined).format("MM-DD"),
      },
    };
  return {
    ...settings,
    events,
    customer: {
      ...settings.customer,
      orders: event === "first_purchase" ? 0 : Math.max(1, settings.customer?.orders ?? 0),
    },
  };
}

/** Whether an order has a courier: one that nobody paid or packed has none. */
export const isSent = (state: OrderState) =>
  !["none", "unpaid", "paid", "cancelled"].includes(state);

/** An order in another state, with what a shop's system knows by then, and no more. */
export function inState(order: Order | null, state: OrderState, say: Say): Order {
  const sample = sampleOrder(state, say);
  return order
    ? {
        ...order,
        state,
        carrier: isSent(state) ? (order.carrier ?? sample.carrier) : null,
        tracking: isSent(state) ? (order.tracking ?? sample.tracking) : null,
      }
    : sample;
}

/** An order as a shop's system would have it in that state. */
export function sampleOrder(state: OrderState, say: Say): Order {
  const sent = isSent(state);
  return {
    id: "2026111100012345",
    state,
    amount: "259.00",
    carrier: sent ? say("simulator.sampleCarrier") : null,
    tracking: sent ? "78312345678901" : null,
  };
}

/** A customer, or nobody if nothing is known. */
export function someone(customer: Customer): Customer | null {
  const known = Object.entries(customer).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  return known.length > 0 ? Object.fromEntries(known) : null;
}

export const PRESETS = [
  "newcomer",
  "midnight",
  "stalled",
  "arrived",
  "signed",
  "birthday",
  "calling",
] as const;
export type Preset = (typeof PRESETS)[number];

export function presetSettings(preset: Preset, product: string | null, say: Say): Settings {
  const known = { ...noSettings, product, customer: { name: say("simulator.sampleCustomer") } };
  const regular = { ...known, customer: { ...known.customer, orders: 3 } };
  switch (preset) {
    case "newcomer":
      return noSettings;
    case "midnight":
      return {
        ...known,
        order: sampleOrder("paid", say),
        now: shopTime(dayjs(`${dayjs().year()}-11-11T00:05:00`)),
      };
    case "stalled":
      return { ...regular, order: sampleOrder("stalled", say) };
    case "arrived":
      return { ...known, order: sampleOrder("signed", say), events: ["signed"] };
    case "signed":
      return { ...known, order: sampleOrder("signed", say) };
    case "birthday":
      return {
        ...regular,
        customer: { ...regular.customer, level: "VIP", birthday: dayjs().format("MM-DD") },
        events: ["birthday"],
      };
    case "calling":
      return { ...known, order: sampleOrder("stalled", say), channel: "phone" };
  }
}

export function presetKey(preset: Preset): TextKey {
  return `simulator.preset.${preset}`;
}
