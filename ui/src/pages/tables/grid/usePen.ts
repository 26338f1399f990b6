import {
  useCallback,
  useEffect,
  useInsertionEffect,
  useRef,
  useState,
  type ChangeEvent,
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from "react";
import type { TableEdit } from "@/platform";
import { formatCells } from "@/domain/cells";
import { cellOf, chosenTexts, clearCells, fillDown, setCell, type Sheet } from "./gestures";
import { keyAction, type KeyAction, type PenMode } from "./keys";
import { blockOf, moved, only, tabbed, toEdge, type Selection, type Size } from "./selection";

/** `caret`: where it is to be put, once. */
type Draft = { text: string; mode: Exclude<PenMode, "rest">; caret?: number };

export type PenHold = {
  field: RefObject<HTMLTextAreaElement | null>;
  /** The text of the cell. */
  text: string;
  /** What is being written into it; `null` at rest. */
  draft: Draft | null;
  /** Ends writing: what was written is the cell's. */
  commit: () => void;
  /** Begins to change what stands in the cell. */
  open: () => void;
  events: {
    onChange: (event: ChangeEvent<HTMLTextAreaElement>) => void;
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
    onBlur: (event: FocusEvent<HTMLTextAreaElement>) => void;
    onFocus: (event: FocusEvent<HTMLTextAreaElement>) => void;
    onCopy: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
    onCut: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
    onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  };
};

/** Writing in cells: begun, given up, done; and all that keys do. */
export function usePen({
  sheet,
  size,
  selection,
  select,
  onEdit,
  onPaste,
  onDraft,
  pageRows,
}: {
  sheet: Sheet;
  size: Size;
  selection: Selection;
  select: (selection: Selection) => void;
  onEdit: (edit: TableEdit) => void;
  onPaste: (text: string) => void;
  onDraft: (text: string | null) => void;
  pageRows: () => number;
}): PenHold {
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  // After Escape the next Tab leaves the grid, so that nobody is kept in it.
  const leaves = useRef(false);
  const { at } = selection;
  const text = cellOf(sheet, at.row, at.column);
  const block = blockOf(selection);

  const write = (next: Draft | null) => {
    setDraft(next);
    onDraft(next?.text ?? null);
  };
  const done = () => {
    if (!draft) return;
    write(null);
    onEdit(setCell(sheet, at.row, at.column, draft.text));
  };
  const latest = useRef(done);
  useInsertionEffect(() => {
    latest.current = done;
  });
  const commit = useCallback(() => latest.current(), []);
  // Leaving the page is leaving the cell.
  useEffect(() => commit, [commit]);

  const open = () => {
    write({ text, mode: "open", caret: text.length });
    field.current?.focus({ preventScroll: true });
  };
  const newline = () => {
    const element = field.current;
    if (!element || !draft) return;
    const { selectionStart: from, selectionEnd: until } = element;
    const broken = `${draft.text.slice(0, from)}\n${draft.text.slice(until)}`;
    write({ text: broken, mode: "open", caret: from + 1 });
  };
  const isFilled = ({ row, column }: { row: number; column: number }) =>
    cellOf(sheet, row, column) !== "";

  const perform = (action: KeyAction): boolean => {
    switch (action.do) {
      case "move":
        select(
          action.edge
            ? toEdge(selection, action.by, size, isFilled, action)
            : moved(selection, action.by, size, action),
        );
        return true;
      case "page":
        select(moved(selection, { row: action.step * pageRows(), column: 0 }, size, action));
        return true;
      case "ends": {
        const far = action.last ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
        const by = { row: action.row ? far : 0, column: action.column ? far : 0 };
        select(moved(selection, by, size, action));
        return true;
      }
      case "tab": {
        const next = leaves.current ? null : tabbed(selection, action.step, size);
        done();
        if (next) select(next);
        return next !== null;
      }
      case "open":
        open();
        return true;
      case "commit":
        done();
        select(moved(only(at), action.by, size));
        return true;
      case "cancel":
        if (draft) write(null);
        else leaves.current = true;
        return draft !== null;
      case "newline":
        newline();
        return true;
      case "clear":
        onEdit(clearCells(sheet, block));
        return true;
      case "fill":
        onEdit(fillDown(sheet, block));
        return true;
      case "all":
        select({ at: { row: 0, column: 0 }, to: { row: size.rows - 1, column: size.columns - 1 } });
        return true;
      case "rows":
        select({
          at: { row: at.row, column: 0 },
          to: { row: selection.to.row, column: size.columns - 1 },
        });
        return true;
      case "columns":
        select({
          at: { row: 0, column: at.column },
          to: { row: size.rows - 1, column: selection.to.column },
        });
        return true;
    }
  };

  const copy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData.setData("text/plain", formatCells(chosenTexts(sheet, block)));
  };
  return {
    field,
    text,
    draft,
    commit,
    open,
    events: {
      onChange: ({ target: { value } }) => write({ text: value, mode: draft?.mode ?? "typing" }),
      onKeyDown: (event) => {
        const action = keyAction(event.nativeEvent, draft?.mode ?? "rest");
        const left = leaves.current;
        if (action && perform(action)) {
          event.preventDefault();
          event.stopPropagation();
        }
        if (left) leaves.current = false;
      },
      onBlur: done,
      onFocus: ({ target }) => {
        leaves.current = false;
        if (!draft) target.select();
      },
      onCopy: (event) => {
        if (!draft) copy(event);
      },
      onCut: (event) => {
        if (draft) return;
        copy(event);
        onEdit(clearCells(sheet, block));
      },
      onPaste: (event) => {
        if (draft) return;
        event.preventDefault();
        onPaste(event.clipboardData.getData("text/plain"));
      },
    },
  };
}
