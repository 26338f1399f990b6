import { useLayoutEffect } from "react";
import { LINE } from "./measures";
import type { PenHold } from "./usePen";
import css from "./grid.module.css";

/** The tallest that the pen becomes by itself; what is longer scrolls in it. */
const MOST = LINE * 7;

/**
 * The field over the cell that is written in. At rest nobody sees it; it holds the cell's text, all
 * of it chosen, so that copying copies it and typing replaces it.
 */
export function Pen({
  pen,
  frozen,
  top,
  left,
  width,
  active,
  label,
}: {
  pen: PenHold;
  frozen: boolean;
  top: number;
  left: number;
  width: number;
  active: string;
  label: string;
}) {
  const { field, draft, text } = pen;
  const writes = draft !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell is another text to choose
  useLayoutEffect(() => {
    if (!writes && document.activeElement === field.current) field.current?.select();
  }, [field, writes, text, active]);
  const caret = draft?.caret;
  useLayoutEffect(() => {
    if (caret !== undefined) field.current?.setSelectionRange(caret, caret);
  }, [field, caret]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it grows with what is written
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = `${LINE}px`;
    if (writes) element.style.height = `${Math.min(MOST, Math.max(LINE, element.scrollHeight))}px`;
  }, [field, writes, draft?.text]);
  return (
    <div className={css.penLine} style={{ top }} data-frozen={frozen || undefined}>
      <textarea
        ref={field}
        className={css.pen}
        style={{ left, width: writes ? Math.max(width, 160) : width }}
        rows={1}
        spellCheck={false}
        value={writes ? draft.text : text || " "}
        aria-label={label}
        aria-activedescendant={active}
        data-writes={writes || undefined}
        // At rest Ctrl+Z takes back what was done to the table; while one writes, a letter.
        data-kb-text={writes ? undefined : true}
        {...pen.events}
        data-testid="pen"
      />
    </div>
  );
}
