// Everything that is or was being edited, outside of the components, so that leaving the page loses
// nothing.
import { toApiError, type ApiError } from "@/platform";
import { forgetDraft, keepDraft, keptDraft } from "./keptDrafts";
import { same } from "./same";

export type DraftPhase = "clean" | "dirty" | "saving" | "failed" | "conflict";

export type DraftState<D> = {
  /** As the knowledge base has it. */
  base: D;
  /** What the person sees. */
  draft: D;
  phase: DraftPhase;
  savedAt: number | null;
  error: ApiError | null;
  /**
   * The same part as somebody else left it (`null`: they removed it), and the fields that both
   * changed.
   */
  conflict: { theirs: D | null; fields: string[] } | null;
  /** Fields of an edit from outside that was merged in, to be mentioned once. */
  merged: string[];
};

/**
 * What became of saving: `draft` as it stands in the files, `merged` the fields that somebody else
 * changed in it.
 */
export type Saving<D> = { draft: D; merged: string[] } | { theirs: D | null; fields: string[] };

/** How one kind of draft is told apart, sent and joined. */
export type Keeping<D> = {
  key: (draft: D) => string;
  /** What is worth sending of it. */
  tidy: (draft: D) => D;
  /** `base` is `null` for what has to be written anew. */
  save: (base: D | null, draft: D) => Promise<Saving<D>>;
  /** Takes `saved`, but keeps what was typed since `sent` left. */
  rebase: (sent: D, current: D, saved: D) => D;
};

type Slot<D> = DraftState<D> & {
  clean: D;
  gone: boolean;
  held: boolean;
  timer: ReturnType<typeof setTimeout> | null;
  running: Promise<void> | null;
};

const PAUSE_MS = 600;

export class DraftStore<D extends object> {
  readonly #slots = new Map<string, Slot<D>>();
  readonly #listeners = new Set<() => void>();
  #snapshots = new Map<string, DraftState<D>>();

  constructor(
    private readonly keeping: Keeping<D>,
    private readonly workspace: string,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get(key: string): DraftState<D> | null {
    return this.#snapshots.get(key) ?? null;
  }

  /** Keys of what has something unsaved. */
  unsaved(): string[] {
    return [...this.#slots].filter(([, slot]) => slot.phase !== "clean").map(([key]) => key);
  }

  /**
   * The part as the knowledge base has it now: shown where nothing is being typed, kept for the
   * merge where something is.
   */
  receive(stored: D): void {
    const key = this.keeping.key(stored);
    const slot = this.#slots.get(key);
    if (!slot) {
      const kept = keptDraft<D>(this.workspace, key, this.keeping.key);
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

  change(key: string, change: Partial<D> | ((draft: D) => D)): void {
    const slot = this.#slots.get(key);
    if (!slot) return;
    const draft = typeof change === "function" ? change(slot.draft) : { ...slot.draft, ...change };
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
  async resolve(key: string, decided: D | null): Promise<void> {
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

  async #save(slot: Slot<D>): Promise<void> {
    const sent = slot.draft;
    this.#put(slot, { phase: "saving", error: null });
    try {
      const outcome = await this.keeping.save(
        slot.gone ? null : slot.base,
        this.keeping.tidy(sent),
      );
      if ("theirs" in outcome) {
        this.#put(slot, { phase: "conflict", conflict: outcome });
        return;
      }
      const { draft: saved, merged } = outcome;
      // What was sent stays on the screen as it was typed; only what somebody else changed is
      // brought in.
      const shown = merged.length ? this.keeping.rebase(sent, slot.draft, saved) : slot.draft;
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
      keepDraft(
        this.workspace,
        this.keeping.key(saved),
        dirty ? { base: saved, draft: shown } : null,
      );
      if (dirty) this.#later(slot);
    } catch (thrown) {
      this.#put(slot, { phase: "failed", error: toApiError(thrown) });
    }
  }

  #settle(slot: Slot<D>, saved: D): void {
    this.#put(slot, { base: saved, clean: saved, draft: saved, phase: "clean", error: null });
    forgetDraft(this.workspace, this.keeping.key(saved));
  }

  #differs(a: D, b: D): boolean {
    return !same(this.keeping.tidy(a), this.keeping.tidy(b));
  }

  #later(slot: Slot<D>): void {
    this.#cancel(slot);
    if (slot.held) return;
    slot.timer = setTimeout(() => void this.flush(this.keeping.key(slot.draft)), PAUSE_MS);
  }

  #cancel(slot: Slot<D>): void {
    if (slot.timer) clearTimeout(slot.timer);
    slot.timer = null;
  }

  #put(slot: Slot<D>, change: Partial<Slot<D>>): void {
    Object.assign(slot, change);
    this.#changed(this.keeping.key(slot.draft));
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
