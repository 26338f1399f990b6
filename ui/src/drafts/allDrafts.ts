// All drafts together: entries, which are joined field by field with edits from outside, and the
// other parts, which are not.
import type { Draft, EntryDraft } from "@/platform";
import type { DraftPhase, DraftState, DraftStore } from "./draftStore";

export class AllDrafts {
  constructor(
    readonly entries: DraftStore<EntryDraft>,
    readonly parts: DraftStore<Draft>,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    const stops = [this.entries.subscribe(listener), this.parts.subscribe(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  };

  async flushAll(): Promise<void> {
    await Promise.all([this.entries.flushAll(), this.parts.flushAll()]);
  }

  /** The worst state that any draft is in. */
  worst(): DraftPhase {
    const order: DraftPhase[] = ["clean", "dirty", "saving", "conflict", "failed"];
    const phases = [...phasesOf(this.entries), ...phasesOf(this.parts)];
    return phases.reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), "clean");
  }

  /**
   * The draft with that key (`entry:ship-when`, `persona:main`); `null` until it has been received.
   */
  get(key: string): DraftState<EntryDraft> | DraftState<Draft> | null {
    return key.startsWith("entry:")
      ? this.entries.get(key.slice("entry:".length))
      : this.parts.get(key);
  }
}

function phasesOf<D extends object>(store: DraftStore<D>): DraftPhase[] {
  return store.unsaved().map((key) => store.get(key)?.phase ?? "clean");
}
