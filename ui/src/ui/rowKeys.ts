import type { KeyboardEvent } from "react";

/** What a row's own stop is marked with; the others in it take no stop of Tab. */
export const STOP = { "data-stop": true } as const;
export const INNER_STOP = { "data-stop": true, tabIndex: -1 } as const;

/**
 * Keys of a row that is one stop of Tab, however much can be done in it: → and ← go through it, ↑
 * and ↓ to the row above and below. In a field the arrows are the field's until its text ends.
 */
export function rowKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const row = event.currentTarget;
  const from = event.target instanceof HTMLElement ? event.target.closest("[data-stop]") : null;
  const sideways = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const across = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!from || !row.contains(from) || (!sideways && !across)) return;
  if (from instanceof HTMLTextAreaElement || (sideways && isWithin(from, sideways))) return;
  const next = sideways
    ? neighbour(stops(row), from, sideways)
    : stops(neighbour(rows(row), row, across ?? 1))[0];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Whether the caret still has a character to pass on its way out of a field. */
function isWithin(field: Element, step: number): boolean {
  if (!(field instanceof HTMLInputElement)) return false;
  const { selectionStart, selectionEnd, value } = field;
  return step > 0 ? selectionEnd !== value.length : selectionStart !== 0 || value !== "";
}

const neighbour = <T extends Element>(all: T[], one: Element, step: number): T | undefined =>
  all[all.indexOf(one as T) + step];

const rows = (row: HTMLElement) => [
  ...(row.closest("[data-rows]")?.querySelectorAll<HTMLElement>("[data-row]") ?? []),
];

/** What a row has, or the row itself where it is a single control. */
const stops = (row: HTMLElement | undefined) =>
  (row?.matches("[data-stop]")
    ? [row]
    : [...(row?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])]
  ).filter((one) => !(one instanceof HTMLButtonElement && one.disabled));
