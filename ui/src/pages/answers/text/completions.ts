import type { PlaceholderRow } from "@/platform";

/**
 * Placeholders for what was typed after the brace: those that begin with it first, then those that
 * contain it, in name, value or note.
 */
export function completions(all: readonly PlaceholderRow[], query: string): PlaceholderRow[] {
  const asked = query.trim().toLowerCase();
  if (!asked) return [...all];
  const rank = (row: PlaceholderRow) => {
    const name = row.insert.toLowerCase();
    if (name.startsWith(asked)) return 0;
    if (name.split(".").some((part) => part.startsWith(asked))) return 1;
    if (name.includes(asked)) return 2;
    return `${row.value} ${row.note}`.toLowerCase().includes(asked) ? 3 : 4;
  };
  return all
    .map((row, index) => ({ row, index, rank: rank(row) }))
    .filter((one) => one.rank < 4)
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map((one) => one.row);
}
