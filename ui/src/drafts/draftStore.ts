// Everything that is or was being edited, outside of the components, so that leaving the page loses
// nothing.
import { toApiError, type ApiError, type Draft, type SaveOutcome } from "@/platform";
import { forgetDraft, keepDraft, keptDraft } from "./keptDrafts";
import { keyOf, rebase, tidied } from "./parts";
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

/** Where drafts are saved. */
export type DraftBackend = {
  /** `base` is `null` for what has to be written anew. */
  save: (base: Draft | null, draft: Draft) => Promise<SaveOutcome>;
};

type Slot = DraftState & {
  clean: Draft;
  gone: boolean;
  held: boolean;
  timer: ReturnType<typeof setTimeout> | null;
  running: Promise<void> | null;
};

const PAUSE_MS = 600;

export class DraftStore {
  readonly #slots = new Map<string, Slot>();
  readonly #listeners = new Set<() => void>();
  #snapshots = new Map<string, DraftState>();

  constructor(
    private readonly backend: DraftBackend,
    private readonly workspace: string,
  ) {}

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

  /**
   * The part as the knowledge base has it now: shown where nothing is being typed, kept for the
   * merge where something is.
   */
  receive(stored: Draft): void {
    const key = keyOf(stored);
    const slot = this.#slots.get(key);
    if (!slot) {
      const kept = keptDraft(this.workspace, key);
      const draft = kept?.draft ?? stored;
      const dirty = kept !== null && !same(draft, stored);
      this.#slots.set(key, {
        base: kept?.base ?? stored,
        clean: kept?.base ?? stored,
        draft,
        phase: dirty ? "dirty" : "clean",
        savedAt: null,
        error: null,
        conflict: null,
        merged: [],
        gone: false,
        held: false,
        timer: null,
        running: null,
      });
      if (kept && !dirty) forgetDraft(this.workspace, key);
      this.#changed(key);
      return;
    }
    if (slot.phase !== "clean" || same(slot.base, stored)) return;
    this.#put(slot, { base: stored, clean: stored, draft: stored });
  }

  change(key: string, change: (draft: Draft) => Draft): void {
    const slot = this.#slots.get(key);
    if (!slot) return;
    const draft = change(slot.draft);
    const dirty = slot.gone || this.#differs(draft, slot.clean);
    keepDraft(this.workspace, key, dirty ? { base: slot.base, draft } : null);
    const phase =
      slot.phase === "conflict" ? "conflict" : slot.running ? "saving" : dirty ? "dirty" : "clean";
    this.#put(slot, { draft, phase, merged: [] });
    if (dirty && phase !== "conflict") this.#later(slot);
  }

  /**
   * Half a placeholder is not worth saving, nor a step of undo: while one is being completed, a
   * pause doesn't save.
   */
  hold(key: string, held: boolean): void {
    const slot = this.#slots.get(key);
    if (!slot || slot.held === held) return;
    slot.held = held;
    if (held) this.#cancel(slot);
    else if (slot.phase === "dirty") this.#later(slot);
  }

  /** Saves now. Resolves when nothing more can be done, whether it worked or not. */
  async flush(key: string): Promise<void> {
    const slot = this.#slots.get(key);
    if (!slot) return;
    this.#cancel(slot);
    while (slot.running) await slot.running;
    if (slot.phase === "conflict" || (!slot.gone && !this.#differs(slot.draft, slot.clean))) return;
    slot.running = this.#save(slot).finally(() => {
      slot.running = null;
    });
    await slot.running;
  }

  async flushAll(): Promise<void> {
    await Promise.all([...this.#slots.keys()].map((key) => this.flush(key)));
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
    this.#put(slot, {
      base: theirs ?? slot.base,
      clean: theirs ?? slot.base,
      draft: decided,
      conflict: null,
      phase: "dirty",
      gone: theirs === null,
    });
    if (theirs && !this.#differs(decided, theirs)) this.#settle(slot, theirs);
    else await this.flush(key);
  }

  /** The part is gone or its draft no longer wanted. */
  discard(key: string): void {
    const slot = this.#slots.get(key);
    if (slot) this.#cancel(slot);
    this.#slots.delete(key);
    forgetDraft(this.workspace, key);
    this.#changed(key);
  }

  async #save(slot: Slot): Promise<void> {
    const sent = slot.draft;
    this.#put(slot, { phase: "saving", error: null });
    try {
      const outcome = await this.backend.save(slot.gone ? null : slot.base, tidied(sent));
      if (outcome.outcome === "conflict") {
        const { theirs, fields } = outcome;
        this.#put(slot, { phase: "conflict", conflict: { theirs, fields } });
        return;
      }
      const { draft: saved, merged } = outcome;
      // What was sent stays on the screen as it was typed; only what somebody else changed is
      // brought in.
      const shown = merged.length ? rebase(sent, slot.draft, saved) : slot.draft;
      slot.clean = merged.length ? saved : sent;
      const dirty = this.#differs(shown, slot.clean);
      this.#put(slot, {
        base: saved,
        draft: shown,
        phase: dirty ? "dirty" : "clean",
        savedAt: Date.now(),
        merged,
        gone: false,
      });
      keepDraft(this.workspace, keyOf(saved), dirty ? { base: saved, draft: shown } : null);
      if (dirty) this.#later(slot);
    } catch (thrown) {
      this.#put(slot, { phase: "failed", error: toApiError(thrown) });
    }
  }

  #settle(slot: Slot, saved: Draft): void {
    this.#put(slot, { base: saved, clean: saved, draft: saved, phase: "clean", error: null });
    forgetDraft(this.workspace, keyOf(saved));
  }

  #differs(a: Draft, b: Draft): boolean {
    return !same(tidied(a), tidied(b));
  }

  #later(slot: Slot): void {
    this.#cancel(slot);
    if (slot.held) return;
    slot.timer = setTimeout(() => void this.flush(keyOf(slot.draft)), PAUSE_MS);
  }

  #cancel(slot: Slot): void {
    if (slot.timer) clearTimeout(slot.timer);
    slot.timer = null;
  }

  #put(slot: Slot, change: Partial<Slot>): void {
    Object.assign(slot, change);
    this.#changed(keyOf(slot.draft));
  }

  #changed(key: string): void {
    const slot = this.#slots.get(key);
    this.#snapshots = new Map(this.#snapshots);
    if (slot) {
      const { base, draft, phase, savedAt, error, conflict, merged } = slot;
      this.#snapshots.set(key, { base, draft, phase, savedAt, error, conflict, merged });
    } else this.#snapshots.delete(key);
    this.#listeners.forEach((listener) => {
      listener();
    });
  }
}
