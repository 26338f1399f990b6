import { useMemo } from "react";
import { useSearch } from "@/app/queries";
import type { EntryRow } from "@/platform";
import { foundItems, groupedItems, type ListFilter, type ListItem } from "./listItems";

/** What the list shows: groups, or what the search found. */
export function useListItems(
  rows: readonly EntryRow[],
  query: string,
  filter: ListFilter,
): ListItem[] {
  const hits = useSearch(query).data;
  return useMemo(
    () => (query === "" ? groupedItems(rows, filter) : foundItems(rows, hits ?? [], filter)),
    [rows, hits, query, filter],
  );
}
