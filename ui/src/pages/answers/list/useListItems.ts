import { useMemo } from "react";
import { useTypedSearch } from "@/state/queries";
import type { EntryRow } from "@/platform";
import { foundItems, groupedItems, type ListFilter, type ListItem } from "./listItems";

/** What the list shows: groups, or what the search found; and whether that fits what was typed. */
export function useListItems(
  rows: readonly EntryRow[],
  typed: string,
  filter: ListFilter,
): { items: ListItem[]; settled: boolean } {
  const { asked, hits, settled } = useTypedSearch(typed);
  const items = useMemo(
    () => (asked === "" ? groupedItems(rows, filter) : foundItems(rows, hits, filter)),
    [rows, hits, asked, filter],
  );
  return { items, settled };
}
