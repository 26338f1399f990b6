// Files that were chosen before there was a knowledge base to take them over into.
import type { ImportChoice } from "@/platform";

/** How files are looked at first. */
export const LOOK: ImportChoice = {
  files: [],
  columns: [],
  encoding: null,
  take_conflicts: false,
  replace: false,
};

let waiting: string[] = [];
const listeners = new Set<(files: string[]) => void>();

/** Has files looked at by the window that is there, or by the next one. */
export function waitForImport(files: string[]): void {
  waiting = files;
  for (const listen of listeners) listen(takeWaiting());
}

/** The files that nobody looked at yet; from then on somebody does. */
export function takeWaiting(): string[] {
  const files = waiting;
  waiting = [];
  return files;
}

export function onWaiting(listen: (files: string[]) => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}
