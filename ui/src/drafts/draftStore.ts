// Every entry that is or was being edited, outside of the components, so that leaving the page loses nothing.
import { toApiError, type ApiError, type EntryDraft, type EntryView, type Platform } from "@/platform";
import { forgetDraft, keepDraft, keptDraft } from "./keptDrafts";
import { rebase, same, toSave } from "./entryDraft";

export type DraftPhase = "clean" | "dirty" | "saving" | "failed" | "conflict";

export type DraftState = {
  /** As the knowledge base has it. */
  base: EntryDraft;
  /** What the person sees. */
  draft: EntryDraft;
  phase: DraftPhase;
  savedAt: number | null;
  error: ApiError | null;
  conflict: { theirs: EntryDraft; fields: string[] } | null;
  /** Fields of an edit from outside that was merged in, to be mentioned once. */
  merged: string[];
};

type Slot = DraftState & { clean: EntryDraft; held: boolean; timer: ReturnType<typeof setTimeout> | null; running: Promise<void> | null };

const PAUSE_MS = 600;

export class DraftStore {
  readonly #slots = new Map<string, Slot>();
  readonly #listeners = new Set<() => void>();
  #snapshots = new Map<string, DraftState>();

  constructor(
    private readonly platform: Pick<Platform, "saveEntry">,
    private readonly workspace: string,
    private readonly onSaved: (view: EntryView) => void = () => undefined,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get(id: string): DraftState | null {
    return this.#snapshots.get(id) ?? null;
  }

  /** Ids of the entries with something unsaved. */
  unsaved(): string[] {
    return [...this.#slots].filter(([, slot]) => slot.phase !== "clean").map(([id]) => id);
  }

  /** The entry as the knowledge base has it now: shown where nothing is being typed, kept for the merge where something is. */
  receive(entry: EntryDraft): void {
    const slot = this.#slots.get(entry.id);
    if (!slot) {
      const kept = keptDraft(this.workspace, entry.id);
      const draft = kept?.draft ?? entry;
      this.#slots.set(entry.id, {
        base: kept?.base ?? entry, clean: kept?.base ?? entry, draft,
        phase: kept && !same(draft, entry) ? "dirty" : "clean",
        savedAt: null, error: null, conflict: null, merged: [], held: false, timer: null, running: null,
      });
      if (kept && same(draft, entry)) forgetDraft(this.workspace, entry.id);
      this.#changed(entry.id);
      return;
    }
    if (slot.phase !== "clean" || same(slot.base, entry)) return;
    this.#put(slot, { base: entry, clean: entry, draft: entry });
  }

  change(id: string, change: Partial<EntryDraft>): void {
    const slot = this.#slots.get(id);
    if (!slot) return;
    const draft = { ...slot.draft, ...change };
    const dirty = !same(toSave(draft), toSave(slot.clean));
    keepDraft(this.workspace, dirty ? { base: slot.base, draft } : null, id);
    const phase = slot.phase === "conflict" ? "conflict" : slot.running ? "saving" : dirty ? "dirty" : "clean";
    this.#put(slot, { draft, phase, merged: [] });
    if (dirty && phase !== "conflict") this.#later(slot);
  }

  /** Half a placeholder is not worth saving, nor a step of undo: while one is being completed, a pause doesn't save. */
  hold(id: string, held: boolean): void {
    const slot = this.#slots.get(id);
    if (!slot || slot.held === held) return;
    slot.held = held;
    if (held) this.#cancel(slot);
    else if (slot.phase === "dirty") this.#later(slot);
  }

  /** Saves now. Resolves when nothing more can be done, whether it worked or not. */
  async flush(id: string): Promise<void> {
    const slot = this.#slots.get(id);
    if (!slot) return;
    this.#cancel(slot);
    await slot.running;
    if (slot.phase === "conflict" || same(toSave(slot.draft), toSave(slot.clean))) return;
    slot.running = this.#save(slot).finally(() => { slot.running = null; });
    await slot.running;
  }

  async flushAll(): Promise<void> {
    await Promise.all([...this.#slots.keys()].map((id) => this.flush(id)));
  }

  /** After a conflict: what the person decided, on top of what the file has now. */
  async resolve(id: string, decided: EntryDraft): Promise<void> {
    const slot = this.#slots.get(id);
    if (!slot?.conflict) return;
    const { theirs } = slot.conflict;
    this.#put(slot, { base: theirs, clean: theirs, draft: decided, conflict: null, phase: "dirty" });
    if (same(toSave(decided), toSave(theirs))) this.#settle(slot, theirs);
    else await this.flush(id);
  }

  /** The entry is gone or its draft no longer wanted. */
  discard(id: string): void {
    const slot = this.#slots.get(id);
    if (slot) this.#cancel(slot);
    this.#slots.delete(id);
    forgetDraft(this.workspace, id);
    this.#changed(id);
  }

  async #save(slot: Slot): Promise<void> {
    const sent = slot.draft;
    this.#put(slot, { phase: "saving", error: null });
    try {
      const outcome = await this.platform.saveEntry(slot.base, toSave(sent));
      if (outcome.outcome === "conflict") {
        this.#put(slot, { phase: "conflict", conflict: { theirs: outcome.theirs, fields: outcome.fields } });
        return;
      }
      const saved = outcome.entry.draft;
      const merged = outcome.outcome === "merged" ? outcome.fields : [];
      // What was sent stays on the screen as it was typed; only what somebody else changed is brought in.
      const shown = merged.length ? rebase(sent, slot.draft, saved) : slot.draft;
      slot.clean = merged.length ? saved : sent;
      const dirty = !same(toSave(shown), toSave(slot.clean));
      this.#put(slot, { base: saved, draft: shown, phase: dirty ? "dirty" : "clean", savedAt: Date.now(), merged });
      keepDraft(this.workspace, dirty ? { base: saved, draft: shown } : null, saved.id);
      this.onSaved(outcome.entry);
      if (dirty) this.#later(slot);
    } catch (thrown) {
      this.#put(slot, { phase: "failed", error: toApiError(thrown) });
    }
  }

  #settle(slot: Slot, saved: EntryDraft): void {
    this.#put(slot, { base: saved, clean: saved, draft: saved, phase: "clean", error: null });
    forgetDraft(this.workspace, saved.id);
  }

  #later(slot: Slot): void {
    this.#cancel(slot);
    if (slot.held) return;
    slot.timer = setTimeout(() => void this.flush(slot.draft.id), PAUSE_MS);
  }

  #cancel(slot: Slot): void {
    if (slot.timer) clearTimeout(slot.timer);
    slot.timer = null;
  }

  #put(slot: Slot, change: Partial<Slot>): void {
    Object.assign(slot, change);
    this.#changed(slot.draft.id);
  }

  #changed(id: string): void {
    const slot = this.#slots.get(id);
    this.#snapshots = new Map(this.#snapshots);
    if (slot) {
      const { base, draft, phase, savedAt, error, conflict, merged } = slot;
      this.#snapshots.set(id, { base, draft, phase, savedAt, error, conflict, merged });
    } else this.#snapshots.delete(id);
    this.#listeners.forEach((listener) => listener());
  }
}
