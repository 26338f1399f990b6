// Where each care moment stands: along an order's life, in the customer's own calendar, or at a
// point of the conversation.
import type { CareMomentRow, CareTrigger } from "@/platform";

export const LANES = ["order", "customer", "talk"] as const;
export type Lane = (typeof LANES)[number];
/** Columns and rows are counted from 1. */
export type Place = { lane: Lane; column: number; row: number };

/** Every trigger has one place, or this does not compile. */
export const PLACES: Record<CareTrigger, Place> = {
  order_placed: { lane: "order", column: 1, row: 1 },
  shipped: { lane: "order", column: 2, row: 1 },
  delayed: { lane: "order", column: 3, row: 1 },
  out_for_delivery: { lane: "order", column: 4, row: 1 },
  signed: { lane: "order", column: 5, row: 1 },
  return_filed: { lane: "order", column: 2, row: 2 },
  exchange_filed: { lane: "order", column: 3, row: 2 },
  refund_filed: { lane: "order", column: 4, row: 2 },
  refund_paid: { lane: "order", column: 5, row: 2 },
  first_purchase: { lane: "customer", column: 1, row: 1 },
  return_customer: { lane: "customer", column: 2, row: 1 },
  birthday: { lane: "customer", column: 3, row: 1 },
  first_answer: { lane: "talk", column: 1, row: 1 },
  after_procedure: { lane: "talk", column: 2, row: 1 },
  after_apology: { lane: "talk", column: 3, row: 1 },
  long_wait: { lane: "talk", column: 4, row: 1 },
  late_night: { lane: "talk", column: 5, row: 1 },
  goodbye: { lane: "talk", column: 1, row: 2 },
};

export const TRIGGERS = Object.keys(PLACES) as CareTrigger[];

/**
 * The places of a lane as they are read, each with its moments, the one that is said first on top.
 */
export function stopsOf(
  lane: Lane,
  moments: readonly CareMomentRow[],
): { trigger: CareTrigger; place: Place; moments: CareMomentRow[] }[] {
  return TRIGGERS.filter((trigger) => PLACES[trigger].lane === lane)
    .map((trigger) => ({
      trigger,
      place: PLACES[trigger],
      moments: moments
        .filter(({ draft }) => draft.on === trigger)
        .sort((a, b) => b.draft.priority - a.draft.priority),
    }))
    .sort((a, b) => a.place.row - b.place.row || a.place.column - b.place.column);
}

/**
 * Also said to customers who are not calm: what went wrong or takes long. The others are light, and
 * for the calm.
 */
const SOBER: readonly CareTrigger[] = [
  "delayed",
  "return_filed",
  "exchange_filed",
  "refund_filed",
  "refund_paid",
  "after_apology",
  "long_wait",
  "after_procedure",
];

export function isLight(trigger: CareTrigger): boolean {
  return !SOBER.includes(trigger);
}

/** What the shop's system tells, rather than what the conversation comes to. */
export function isEvent(trigger: CareTrigger): boolean {
  return PLACES[trigger].lane !== "talk";
}
