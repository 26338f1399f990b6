// The table that is open: what its file holds, and gestures on their way there. Each is shown at
// once and saved after the one before it.
import type { TableEdit, TableView } from "@/platform";
import { applied, told } from "./applied";
import { isNothing } from "./grid/gestures";

export type Shown = { view: TableView | undefined; saving: boolean };

export class TableStore {
  readonly #save: (version: string, edit: TableEdit) => Promise<TableView>;
  readonly #saved: (view: TableView) => void;
  readonly #failed: (error: unknown) => void;
  readonly #listeners = new Set<() => void>();
  #base: TableView | undefined;
  #pending: TableEdit[] = [];
  #shown: Shown = { view: undefined, saving: false };
  #running: Promise<void> = Promise.resolve();

  constructor({
    save,
    saved,
    failed,
  }: {
    save: (version: string, edit: TableEdit) => Promise<TableView>;
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
    if (this.#pending.length > 0 || this.#base === view) return;
    this.#base = view;
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

  async #run(): Promise<void> {
    try {
      for (;;) {
        const [edit] = this.#pending;
        if (!this.#base || !edit) break;
        this.#base = told(this.#base, await this.#save(this.#base.version, edit));
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
    this.#shown = { view, saving: this.#pending.length > 0 };
    for (const listener of this.#listeners) listener();
  }
}
