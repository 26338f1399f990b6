// The table that is open: what its file holds, and gestures on their way there. Each is shown at
// once and saved after the one before it.
import type { MergeConflict, MergeDecision, TableEdit, TableSaved, TableView } from "@/platform";
import { applied, told } from "./applied";
import { isNothing } from "./grid/gestures";

export type Shown = {
  view: TableView | undefined;
  saving: boolean;
  /** What another program changed as well, to be decided before anything is saved. */
  conflicts: readonly MergeConflict[];
};

type Save = (version: string, edit: TableEdit, decisions: MergeDecision[]) => Promise<TableSaved>;

export class TableStore {
  readonly #save: Save;
  readonly #saved: (view: TableView) => void;
  readonly #failed: (error: unknown) => void;
  readonly #listeners = new Set<() => void>();
  #base: TableView | undefined;
  #pending: TableEdit[] = [];
  #shown: Shown = { view: undefined, saving: false, conflicts: [] };
  #conflicts: readonly MergeConflict[] = [];
  /** While somebody writes in a cell, rows stay where they are. */
  #held = false;
  #next: TableView | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor({
    save,
    saved,
    failed,
  }: {
    save: Save;
    /** Everything that was done is in the file, which now holds this. */
    saved: (view: TableView) => void;
    /** A gesture could not be made; it and those behind it are gone. */
    failed: (error: unknown) => void;
  }) {
    this.#save = save;
    this.#saved = saved;
    this.#failed = failed;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly shown = (): Shown => this.#shown;

  /** What was read. While gestures are on their way it is older than what they lead to. */
  take(view: TableView): void {
    this.#next = view;
    if (this.#held || this.#pending.length > 0 || this.#base === view) return;
    this.#base = view;
    this.#tell();
  }

  /** Somebody writes in a cell, or has ended. What was read meanwhile is shown then. */
  hold(held: boolean): void {
    this.#held = held;
    if (!held && this.#next) this.take(this.#next);
  }

  /** Makes the gesture that is in conflict as it was decided. */
  decide(decisions: MergeDecision[]): void {
    this.#conflicts = [];
    this.#running = this.#run(decisions);
  }

  /** Gives up the gesture that is in conflict, and those behind it. */
  drop(): void {
    this.#conflicts = [];
    this.#pending = [];
    if (this.#next) this.#base = this.#next;
    this.#tell();
  }

  edit(edit: TableEdit): void {
    if (!this.#base || isNothing(edit)) return;
    this.#pending = [...this.#pending, edit];
    this.#tell();
    if (this.#pending.length === 1) this.#running = this.#run();
  }

  /** When everything that was done is in the file. */
  settled(): Promise<void> {
    return this.#running;
  }

  async #run(decisions: MergeDecision[] = []): Promise<void> {
    try {
      let decided = decisions;
      for (;;) {
        const [edit] = this.#pending;
        if (!this.#base || !edit) break;
        const saved = await this.#save(this.#base.version, edit, decided);
        if (saved.outcome === "conflict") {
          this.#conflicts = saved.conflicts;
          this.#tell();
          return;
        }
        decided = [];
        this.#base = told(this.#base, saved.view);
        this.#next = undefined;
        this.#pending = this.#pending.slice(1);
        this.#tell();
      }
      if (this.#base) this.#saved(this.#base);
    } catch (error) {
      this.#pending = [];
      this.#tell();
      this.#failed(error);
    }
  }

  #tell(): void {
    const view = this.#base && this.#pending.reduce(applied, this.#base);
    const conflicts = this.#conflicts;
    this.#shown = { view, saving: this.#pending.length > 0, conflicts };
    for (const listener of this.#listeners) listener();
  }
}
