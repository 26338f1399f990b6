// Which part of the handbook lies open beside the window; of the program, not of a knowledge base.
import { useSyncExternalStore } from "react";
import type { Page } from "./navigation";

/** The chapter about each page, by its id. */
export const CHAPTER_OF: Record<Page, string> = {
  overview: "overview",
  answers: "answers",
  tables: "tables",
  persona: "persona",
  care: "care",
  handover: "handover",
  calendar: "calendar",
  dialogues: "dialogues",
  discover: "discover",
  release: "release",
  history: "history",
  keys: "signing",
  settings: "settings",
};

/** What is open: a chapter, or all of them to choose from. */
export type OpenHandbook = { chapter: string | null };

let open: OpenHandbook | null = null;
const listeners = new Set<() => void>();

function set(next: OpenHandbook | null): void {
  open = next;
  listeners.forEach((listener) => {
    listener();
  });
}

export const openHandbook = (chapter: string | null = null) => set({ chapter });
export const closeHandbook = () => set(null);
export const isHandbookOpen = () => open !== null;

export function useOpenHandbook(): OpenHandbook | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
