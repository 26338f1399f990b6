// Everything that is or was being edited, outside of the components, so that leaving the page loses
// nothing.
import { toApiError, type Draft, type KeptDraft, type SaveOutcome } from "@/platform";
import { fieldOf } from "./fieldOf";
import { keyOf, rebase, tidied } from "./parts";
import { same } from "./same";
import {
  differs,
  isDirty,
  leaveField,
  newSlot,
  nextThought,
  stateOf,
  visitField,
  type DraftPhase,
  type DraftState,
  type Slot,
  type Thought,
} from "./slot";

export type { DraftPhase, DraftState } from "./slot";

/** Where drafts are saved, and kept until then. */
export type DraftBackend = {
  /**
   * Writes to the files. `base` is `null` for what has to be written anew; saves of one `visit` are
   * undone together.
   */
  save: (base: Draft | null, draft: Draft, visit: string) => Promise<SaveOutcome>;
  /** Remembers what is not in the files yet. */
  keep: (base: Draft, draft: Draft) => Promise<unknown>;
  forget: (draft: Draft) => Promise<unknown>;
};

/** Typing that rests so long is written to the file, though the field was not left. */
const REST_MS = 5_000;
/** Within a second typing is kept; the rest of the second is for keeping it. */
const KEEP_MS = 500;

export class DraftStore {
  readonly #slots = new Map<string, Slot>();
  readonly #listeners = new Set<() => void>();
  #snapshots = new Map<string, DraftState>();
  readonly #alongside = new Set<() => Promise<void>>();
  #stopped = false;

  constructor(private readonly backend: DraftBackend) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get(key: string): DraftState | null {
    return this.#snapshots.get(key) ?? null;
  }

  /** The worst state that any draft is in. */
  worst(): DraftPhase {
    const order: DraftPhase[] = ["clean", "dirty", "saving", "conflict", "failed"];
    const phases = [...this.#slots.values()].map(({ phase }) => phase);
    return phases.reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), "clean");
  }

  /** Keys of what has something unsaved. */
  unsaved(): string[] {
    return [...this.#slots].filter(([, slot]) => slot.phase !== "clean").map(([key]) => key);
  }

  /** All states; the same as long as nothing changes. */
  all(): ReadonlyMap<string, DraftState> {
    return this.#snapshots;
  }

  /**
   * The part as the knowledge base has it now: shown where nothing is being typed, kept for the
   * merge where something is.
   */
  receive(stored: Draft): void {
    const key = keyOf(stored);
    const slot = this.#slots.get(key);
    if (!slot) this.#add(key, newSlot(stored));
    else if (slot.phase === "clean" && !same(slot.base, stored))
      this.#put(slot, { base: stored, clean: stored, draft: stored });
  }

  /**
   * What was typed before the window was closed or the program ended. It is saved as if it had just
   * been typed; where its part is gone, the person decides. What is being typed by now is newer.
   */
  restore(kept: readonly KeptDraft[]): void {
    for (const { base, draft, is_gone: isGone } of kept) {
      const key = keyOf(draft);
      const there = this.#slots.get(key);
      if (there && there.phase !== "clean") continue;
      const slot = Object.assign(newSlot(base, draft), { kept: true });
      if (isGone)
        Object.assign(slot, { phase: "conflict", conflict: { theirs: null, fields: [] } });
      this.#add(key, slot);
      if (slot.phase === "dirty") this.#saveLater(slot);
    }
  }

  change(key: string, change: (draft: Draft) => Draft): void {
    const slot = this.#slots.get(key);
    if (!slot) return;
    const draft = change(slot.draft);
    const field = fieldOf(slot.draft.draft, draft.draft);
    if (field === null) return;
    visitField(slot, field);
    slot.draft = draft;
    const dirty = isDirty(slot);
    const phase =
      slot.phase === "conflict" ? "conflict" : slot.running ? "saving" : dirty ? "dirty" : "clean";
    this.#put(slot, { phase, merged: [] });
    this.#keepSoon(slot);
    if (dirty && phase !== "conflict") this.#saveLater(slot);
  }

  /**
   * Half a placeholder is not worth saving, nor a step of undo: while one is being completed, a
   * pause doesn't save.
   */
  hold(key: string, held: boolean): void {
    const slot = this.#slots.get(key);
    if (!slot || slot.held === held) return;
    slot.held = held;
    if (held) this.#cancelSave(slot);
    else if (slot.phase === "dirty") this.#saveLater(slot);
  }

  /** The field was left: what is typed next is another thought. */
  leave(key: string): void {
    const slot = this.#slots.get(key);
    if (slot && slot.phase !== "conflict") leaveField(slot);
  }

  /** Saves now. Resolves when nothing more can be done, whether it worked or not. */
  async flush(key: string): Promise<void> {
    const slot = this.#slots.get(key);
    if (!slot) return;
    this.#cancelSave(slot);
    for (;;) {
      while (slot.running) await slot.running;
      const thought = this.#stopped || slot.phase === "conflict" ? null : nextThought(slot);
      if (!thought) return;
      const isLast = slot.finished.length === 0;
      slot.running = this.#save(slot, thought).finally(() => {
        slot.running = null;
      });
      await slot.running;
      // What was typed meanwhile is saved in its turn.
      if (isLast || slot.phase === "failed") return;
    }
  }

  async flushAll(): Promise<void> {
    const drafts = [...this.#slots.keys()].map((key) => this.flush(key));
    await Promise.all([...drafts, ...[...this.#alongside].map((save) => save())]);
  }

  /** What else is being typed and is saved when all drafts are: a cell of a table. */
  alongside(save: () => Promise<void>): () => void {
    this.#alongside.add(save);
    return () => this.#alongside.delete(save);
  }

  /** From now on nothing is saved or kept: another knowledge base is about to be opened. */
  stop(): void {
    this.#stopped = true;
  }

  /** It was not opened after all. */
  resume(): void {
    this.#stopped = false;
    for (const slot of this.#slots.values()) {
      if (slot.phase === "clean") continue;
      this.#keepSoon(slot);
      if (slot.phase === "dirty") this.#saveLater(slot);
    }
  }

  /**
   * After a conflict: what the person decided, on top of what the files have now; `null` leaves it
   * removed.
   */
  async resolve(key: string, decided: Draft | null): Promise<void> {
    const slot = this.#slots.get(key);
    if (!slot?.conflict) return;
    const { theirs } = slot.conflict;
    if (!decided) return this.discard(key);
    const base = theirs ?? slot.base;
    Object.assign(slot, { clean: base, field: null, visit: null, finished: [] });
    this.#put(slot, {
      base,
      draft: decided,
      conflict: null,
      phase: "dirty",
      gone: theirs === null,
    });
    if (theirs && !differs(decided, theirs)) {
      this.#put(slot, { clean: theirs, draft: theirs, phase: "clean", error: null });
      this.#keepSoon(slot);
    } else await this.flush(key);
  }

  /** The part is gone or its draft no longer wanted. */
  discard(key: string): void {
    const slot = this.#slots.get(key);
    if (!slot) return;
    this.#cancelSave(slot);
    if (slot.keepTimer) clearTimeout(slot.keepTimer);
    this.#slots.delete(key);
    this.#changed(key);
    if (slot.kept || slot.keeping)
      void (slot.keeping ?? Promise.resolve())
        .then(() => this.backend.forget(slot.draft))
        .catch(() => undefined);
  }

  async #save(slot: Slot, thought: Thought): Promise<void> {
    const sent = thought.draft;
    slot.sent = sent;
    this.#put(slot, { phase: "saving", error: null });
    // A draft that is kept after its text was saved would come back as unsaved.
    await slot.keeping;
    try {
      const base = slot.gone ? null : slot.base;
      const outcome = await this.backend.save(base, tidied(sent), thought.visit);
      if (outcome.outcome === "conflict") {
        const { theirs, fields } = outcome;
        this.#put(slot, { phase: "conflict", conflict: { theirs, fields }, finished: [] });
        return;
      }
      if (slot.finished[0] === thought) slot.finished.shift();
      const { draft: saved, merged } = outcome;
      // What was sent stays on the screen as it was typed; only what somebody else changed is
      // brought in.
      const joined = (typed: Draft) => (merged.length ? rebase(sent, typed, saved) : typed);
      slot.finished = slot.finished.map((one) => ({ ...one, draft: joined(one.draft) }));
      const shown = joined(slot.draft);
      slot.clean = merged.length ? saved : sent;
      Object.assign(slot, { draft: shown, gone: false, kept: slot.keeping !== null });
      const dirty = isDirty(slot);
      const phase = dirty ? "dirty" : "clean";
      this.#put(slot, { base: saved, phase, savedAt: Date.now(), merged });
      if (dirty || slot.kept) this.#keepSoon(slot);
      if (dirty) this.#saveLater(slot);
    } catch (thrown) {
      this.#put(slot, { phase: "failed", error: toApiError(thrown) });
    } finally {
      slot.sent = null;
    }
  }

  #keepSoon(slot: Slot): void {
    slot.keepTimer ??= setTimeout(() => {
      slot.keepTimer = null;
      this.#keep(slot);
    }, KEEP_MS);
  }

  #keep(slot: Slot): void {
    if (this.#stopped) return;
    const wanted = isDirty(slot) || slot.phase === "conflict";
    if (!wanted && !slot.kept) return;
    slot.kept = wanted;
    const { base, draft } = slot;
    const keeping = (slot.keeping ?? Promise.resolve())
      .then(() => (wanted ? this.backend.keep(base, draft) : this.backend.forget(draft)))
      .then(
        () => undefined,
        // The draft still lives in the window, and is kept with the next key.
        () => undefined,
      )
      .finally(() => {
        if (slot.keeping === keeping) slot.keeping = null;
      });
    slot.keeping = keeping;
  }

  #saveLater(slot: Slot): void {
    this.#cancelSave(slot);
    if (slot.held) return;
    slot.saveTimer = setTimeout(() => void this.flush(keyOf(slot.draft)), REST_MS);
  }

  #cancelSave(slot: Slot): void {
    if (slot.saveTimer) clearTimeout(slot.saveTimer);
    slot.saveTimer = null;
  }

  #add(key: string, slot: Slot): void {
    this.#slots.set(key, slot);
    this.#changed(key);
  }

  #put(slot: Slot, change: Partial<Slot>): void {
    Object.assign(slot, change);
    this.#changed(keyOf(slot.draft));
  }

  #changed(key: string): void {
    const slot = this.#slots.get(key);
    this.#snapshots = new Map(this.#snapshots);
    if (slot) this.#snapshots.set(key, stateOf(slot));
    else this.#snapshots.delete(key);
    this.#listeners.forEach((listener) => {
      listener();
    });
  }
}
