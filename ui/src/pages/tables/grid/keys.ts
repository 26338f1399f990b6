// What a key means in the grid, before anything is done about it.
import { modHeld } from "@/domain/keyNames";
import type { Spot } from "./selection";

/** At rest a key moves; what was begun by typing is left by an arrow, what was opened is not. */
export type PenMode = "rest" | "typing" | "open";

export type KeyAction =
  | { do: "move"; by: Spot; extend: boolean; edge: boolean }
  | { do: "page"; step: 1 | -1; extend: boolean }
  | { do: "ends"; column: boolean; row: boolean; last: boolean; extend: boolean }
  | { do: "tab"; step: 1 | -1 }
  | { do: "open" }
  | { do: "commit"; by: Spot }
  | { do: "cancel" }
  | { do: "newline" }
  | { do: "clear" }
  | { do: "fill" }
  | { do: "all" }
  | { do: "rows" }
  | { do: "columns" };

const ARROWS: Record<string, Spot> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};
const DOWN: Spot = { row: 1, column: 0 };
const UP: Spot = { row: -1, column: 0 };

export function keyAction(event: KeyboardEvent, mode: PenMode): KeyAction | null {
  // An input method has this key.
  if (event.isComposing || event.keyCode === 229) return null;
  return mode === "rest" ? resting(event) : writing(event, mode);
}

function resting(event: KeyboardEvent): KeyAction | null {
  const { key, shiftKey: extend } = event;
  const mod = modHeld(event);
  const by = ARROWS[key];
  if (by && !event.altKey) return { do: "move", by, extend, edge: mod };
  switch (key) {
    case "PageDown":
    case "PageUp":
      return { do: "page", step: key === "PageDown" ? 1 : -1, extend };
    case "Home":
    case "End":
      return { do: "ends", column: true, row: mod, last: key === "End", extend };
    case "Tab":
      return mod || event.altKey ? null : { do: "tab", step: extend ? -1 : 1 };
    case "Enter":
    case "F2":
      return mod ? null : { do: "open" };
    case "Delete":
    case "Backspace":
      return { do: "clear" };
    case "Escape":
      return { do: "cancel" };
    case " ":
      if (mod) return { do: "columns" };
      return extend ? { do: "rows" } : null;
  }
  if (!mod || extend) return null;
  if (key.toLowerCase() === "d") return { do: "fill" };
  return key.toLowerCase() === "a" ? { do: "all" } : null;
}

function writing(event: KeyboardEvent, mode: PenMode): KeyAction | null {
  const by = ARROWS[event.key];
  switch (event.key) {
    case "Enter":
      if (event.altKey) return { do: "newline" };
      return { do: "commit", by: event.shiftKey ? UP : DOWN };
    case "Tab":
      return { do: "tab", step: event.shiftKey ? -1 : 1 };
    case "Escape":
      return { do: "cancel" };
  }
  return by && mode === "typing" && !event.shiftKey && !modHeld(event)
    ? { do: "commit", by }
    : null;
}
