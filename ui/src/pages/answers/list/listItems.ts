import { useMemo } from "react";
import { daysUntil } from "@/domain/clock";
import type { EntryRow, SearchFound, SearchHit } from "@/platform";
import { useTypedSearch } from "@/state/queries";

export type ListFilter = {
  category: string | null;
  state: "all" | "problems" | "disabled" | "expiring";
};

export type ListItem =
  | { kind: "category"; name: string; count: number }
  | { kind: "entry"; row: EntryRow; hit: SearchHit | null };

/** Days before its review date that an entry counts as expiring. */
const SOON = 30;

function passes(row: EntryRow, { category, state }: ListFilter): boolean {
  if (category !== null && row.category !== category) return false;
  if (state === "problems") return row.errors + row.warnings > 0;
  if (state === "disabled") return !row.enabled;
  if (state === "expiring")
    return row.review_by !== "" && (daysUntil(row.review_by) ?? Infinity) <= SOON;
  return true;
}

/** Entries under their categories, in the order in which the categories first appear. */
export function groupedItems(rows: readonly EntryRow[], filter: ListFilter): ListItem[] {
  const groups = new Map<string, EntryRow[]>();
  for (const row of rows) {
    if (!passes(row, filter)) continue;
    const group = groups.get(row.category);
    if (group) group.push(row);
    else groups.set(row.category, [row]);
  }
  return [...groups].flatMap(([name, group]): ListItem[] => [
    { kind: "category", name, count: group.length },
    ...group.map((row): ListItem => ({ kind: "entry", row, hit: null })),
  ]);
}

/** Entries that a search found, best first; the first ones with the hit that brought them up. */
export function foundItems(
  rows: readonly EntryRow[],
  found: Pick<SearchFound, "hits" | "entries">,
  filter: ListFilter,
): ListItem[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const hits = new Map(
    found.hits.flatMap((hit) => (hit.kind === "entry" ? [[hit.id, hit] as const] : [])),
  );
  return found.entries.flatMap((id): ListItem[] => {
    const row = byId.get(id);
    return row && passes(row, filter) ? [{ kind: "entry", row, hit: hits.get(id) ?? null }] : [];
  });
}

/**
 * What the list shows: groups, or what the search found for the letters `asked`; and whether that
 * fits what was typed.
 */
export function useListItems(
  rows: readonly EntryRow[],
  typed: string,
  filter: ListFilter,
): { items: ListItem[]; asked: string; settled: boolean } {
  const { asked, hits, entries, settled } = useTypedSearch(typed);
  const items = useMemo(
    () => (asked === "" ? groupedItems(rows, filter) : foundItems(rows, { hits, entries }, filter)),
    [rows, hits, entries, asked, filter],
  );
  return { items, asked, settled };
}
