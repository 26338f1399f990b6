import { useCallback, useMemo, useState } from "react";
import type { EntryRow } from "@/platform";
import { NOTHING, allOf, extended, toggled, type Selection } from "./selection";

export type Chosen = {
  /** The chosen entries that are there, in the order of the files. */
  rows: EntryRow[];
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  extendTo: (id: string) => void;
  all: () => void;
  clear: () => void;
};

/** Which entries are chosen, among those shown in this order; one that is gone is no longer. */
export function useSelection(
  entries: readonly EntryRow[],
  order: readonly string[],
  open: string | null,
): Chosen {
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const rows = useMemo(
    () => (selection.chosen.size === 0 ? [] : entries.filter(({ id }) => selection.chosen.has(id))),
    [entries, selection],
  );
  return {
    rows,
    ids: selection.chosen,
    toggle: useCallback((id: string) => setSelection((now) => toggled(now, id)), []),
    extendTo: useCallback(
      (id: string) => setSelection((now) => extended(now, order, open, id)),
      [order, open],
    ),
    all: useCallback(() => setSelection((now) => allOf(now, order)), [order]),
    clear: useCallback(() => setSelection(NOTHING), []),
  };
}
