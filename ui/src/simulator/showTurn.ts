const SHOWN_MS = 1_200;

/**
 * Brings a turn into sight and marks it for a moment; the keyboard goes there, too, unless it is
 * needed where it is.
 */
export function showTurn(box: HTMLElement | null, index: number, focus = true): void {
  const turn = box?.querySelector<HTMLElement>(`[data-turn="${index}"]`);
  if (!turn) return;
  turn.scrollIntoView({ block: "nearest" });
  if (focus) turn.focus({ preventScroll: true });
  turn.dataset.shown = "true";
  setTimeout(() => {
    delete turn.dataset.shown;
  }, SHOWN_MS);
}
