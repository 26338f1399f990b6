// What a turn added to the case record.
import type { CaseRecord } from "@/platform";

/** The parts of a record that are shown, each by the name under which it stands. */
export const PARTS = [
  "issue",
  "customer",
  "phone",
  "order",
  "amount",
  "tracking",
  "product",
  "mood",
  "danger",
  "asked",
  "promises",
  "tried",
] as const;
export type Part = (typeof PARTS)[number];

/** The parts that say something which the record before did not say. */
export function news(before: CaseRecord | null, now: CaseRecord): Set<Part> {
  return new Set(
    PARTS.filter((part) => {
      const [was, is] = [before ? content(before, part) : [], content(now, part)];
      return is.some((one) => !was.includes(one));
    }),
  );
}

/** Whether one item of a list is new. */
export function isNew<T>(before: readonly T[] | undefined, item: T): boolean {
  const text = JSON.stringify(item);
  return !before?.some((one) => JSON.stringify(one) === text);
}

function content(record: CaseRecord, part: Part): string[] {
  switch (part) {
    case "issue":
      return some(record.issue.summary);
    case "customer":
      return some(record.customer, record.level);
    case "order":
      return some(record.order, record.order_state);
    case "tracking":
      return some(record.carrier, record.tracking);
    case "mood":
      return some(`${record.mood.now} ${record.mood.anger ?? 0}`).filter(
        () => record.mood.course.length > 0,
      );
    case "phone":
    case "amount":
    case "product":
      return some(record[part]);
    case "danger":
    case "asked":
    case "promises":
    case "tried":
      return record[part].map((one) => JSON.stringify(one));
  }
}

function some(...values: (string | null)[]): string[] {
  return values.filter((value): value is string => Boolean(value));
}
