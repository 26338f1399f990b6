// One part being edited: what the files have, what is on the screen, and what is on its way.
import type { ApiError, Draft } from "@/platform";
import { tidied } from "./parts";
import { same } from "./same";

export type DraftPhase = "clean" | "dirty" | "saving" | "failed" | "conflict";

export type DraftState = {
  /** As the knowledge base has it. */
  base: Draft;
  /** What the person sees. */
  draft: Draft;
  phase: DraftPhase;
  savedAt: number | null;
  error: ApiError | null;
  /**
   * The same part as somebody else left it (`null`: they removed it), and the fields that both
   * changed.
   */
  conflict: { theirs: Draft | null; fields: string[] } | null;
  /** Fields of an edit from outside that was merged in, to be mentioned once. */
  merged: string[];
};

/** What was typed in one visit of a field: one step of undo. */
export type Thought = { draft: Draft; visit: string };

export type Slot = DraftState & {
  /** What is saved, as it was typed. */
  clean: Draft;
  /** The field that is being edited, and the name of this visit to it. */
  field: string | null;
  visit: string | null;
  /** Visits that are over and not saved yet, in order. */
  finished: Thought[];
  /** What is being saved. */
  sent: Draft | null;
  gone: boolean;
  held: boolean;
  /** Whether the history has a draft of it. */
  kept: boolean;
  saveTimer: ReturnType<typeof setTimeout> | null;
  keepTimer: ReturnType<typeof setTimeout> | null;
  running: Promise<void> | null;
  keeping: Promise<void> | null;
};

export function newSlot(base: Draft, draft: Draft = base): Slot {
  return {
    base,
    clean: base,
    draft,
    phase: differs(base, draft) ? "dirty" : "clean",
    savedAt: null,
    error: null,
    conflict: null,
    merged: [],
    field: null,
    visit: null,
    finished: [],
    sent: null,
    gone: false,
    held: false,
    kept: false,
    saveTimer: null,
    keepTimer: null,
    running: null,
    keeping: null,
  };
}

export function stateOf(slot: Slot): DraftState {
  const { base, draft, phase, savedAt, error, conflict, merged } = slot;
  return { base, draft, phase, savedAt, error, conflict, merged };
}

export function differs(one: Draft, other: Draft): boolean {
  return one !== other && !same(tidied(one), tidied(other));
}

export function isDirty(slot: Slot): boolean {
  return slot.gone || slot.finished.length > 0 || differs(slot.draft, slot.clean);
}

/** This window's visits, told apart from those of other windows by when it was opened. */
const opened = Date.now().toString(36);
let visits = 0;

function newVisit(): string {
  visits += 1;
  return `${opened}-${visits}`;
}

/** What is being typed now belongs to this field: another one is another visit. */
export function visitField(slot: Slot, field: string): void {
  if (slot.visit !== null && slot.field !== field) leaveField(slot);
  slot.field = field;
  slot.visit ??= newVisit();
}

/** The visit is over: what was typed in it and is not on its way yet is a thought by itself. */
export function leaveField(slot: Slot): void {
  const last = slot.finished.at(-1)?.draft ?? slot.sent ?? slot.clean;
  if (slot.visit !== null && differs(slot.draft, last))
    slot.finished.push({ draft: slot.draft, visit: slot.visit });
  slot.field = null;
  slot.visit = null;
}

/** What is to be saved next, if anything is. */
export function nextThought(slot: Slot): Thought | null {
  const [finished] = slot.finished;
  if (finished) return finished;
  if (!slot.gone && !differs(slot.draft, slot.clean)) return null;
  slot.visit ??= newVisit();
  return { draft: slot.draft, visit: slot.visit };
}
