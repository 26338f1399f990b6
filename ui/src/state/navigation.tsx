// Where the person is. A stack instead of URLs: the window has no address bar, but Alt+← must work.
import { createContext, use, useMemo, useState, type ReactNode } from "react";
import type { ChangedPart, Moment, TableName } from "@/platform";

export const PAGES = [
  "overview",
  "answers",
  "tables",
  "persona",
  "care",
  "handover",
  "calendar",
  "dialogues",
  "discover",
  "release",
  "history",
  "keys",
  "settings",
] as const;
export type Page = (typeof PAGES)[number];

/** Pages with a key of their own: the settings have the one that leads there in other programs. */
const OWN_KEYS: Partial<Record<Page, string>> = { calendar: "/", discover: ".", settings: "," };

/** The key that leads to a page, with the modifier: 1 to 9, then 0, in their order. */
export function pageKey(page: Page): string {
  const numbered = PAGES.filter((one) => !OWN_KEYS[one]);
  return OWN_KEYS[page] ?? String((numbered.indexOf(page) + 1) % 10);
}

export type Target = {
  page: Page;
  entry?: string;
  /** The field of the entry to bring into view. */
  field?: { name: string; index: number | null };
  filter?: "problems" | "disabled" | "expiring" | "all";
  /** Which test dialogue is open; empty: what no longer goes as they expect. */
  dialogue?: string;
  /** What of the test dialogues is shown in place of them. */
  show?: "protection" | "wordings";
  /** Run all dialogues on arriving. */
  run?: boolean;
  /** Begin a new entry, or a new persona, on arriving. */
  create?: boolean;
  /** What is done to many entries, to be opened on arriving. */
  tool?: "replace" | "duplicates";
  rule?: string;
  /** Which queue of human agents is open. */
  queue?: string;
  moment?: Moment;
  /** Which persona is being looked at. */
  persona?: string;
  /** Which care moment is open. */
  care?: string;
  /** Which table is open, and the cell in it: its row by a fact's name, a product's id or its number. */
  table?: TableName;
  row?: string;
  /** Which picture is open, by its id or name; empty: the pictures, and none of them. */
  picture?: string;
  line?: number;
  column?: string;
  /** Only rows with an empty cell that an answer needs. */
  leaks?: boolean;
  /** What the history is about; all of it without. */
  changed?: ChangedPart;
  /** The part of the page to bring into view. */
  part?: "budget" | "holidays" | "left" | "judging";
  /** The first day of the calendar that is shown; empty: this week's. */
  day?: string;
};

type Navigation = {
  target: Target;
  go: (target: Target) => void;
  back: () => void;
};

const NavigationContext = createContext<Navigation | null>(null);

export function NavigationProvider({ first, children }: { first: Target; children: ReactNode }) {
  const [stack, setStack] = useState<Target[]>([first]);
  const navigation = useMemo<Navigation>(
    () => ({
      target: stack.at(-1) ?? first,
      go: (target) => setStack((before) => [...before.slice(-49), resume(before, target)]),
      back: () => setStack((before) => (before.length > 1 ? before.slice(0, -1) : before)),
    }),
    [stack, first],
  );
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

/** Going to a page without saying what on it returns to what was open there. */
function resume(stack: Target[], target: Target): Target {
  const bare = Object.keys(target).length === 1;
  const last = bare ? stack.findLast((one) => one.page === target.page) : undefined;
  if (!last) return target;
  const { field: _, filter: _filter, run: _run, create: _create, part: _part, ...there } = last;
  return {
    ...there,
    changed: undefined,
    row: undefined,
    line: undefined,
    column: undefined,
    leaks: undefined,
  };
}

export function useNavigation(): Navigation {
  const navigation = use(NavigationContext);
  if (!navigation) throw new Error("useNavigation outside of NavigationProvider");
  return navigation;
}
