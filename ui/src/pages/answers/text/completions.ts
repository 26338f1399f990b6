import { initials } from "@/domain/initials";
import type { PlaceholderRow } from "@/platform";
import { useTypedSearch } from "@/state/queries";

/**
 * Placeholders for what was typed after the brace, by name, initials (fhsx) or what the search
 * finds (full pinyin), then by value or note. The shop's own facts come before what every shop has: 快递
 * is 常用快递 first, then 订单.快递.
 */
export function completions(
  all: readonly PlaceholderRow[],
  query: string,
  found: ReadonlySet<string> = new Set(),
): PlaceholderRow[] {
  const asked = query.trim().toLowerCase();
  const rank = (row: PlaceholderRow) => {
    const name = row.insert.toLowerCase();
    const parts = name.split(".");
    if (name.startsWith(asked)) return 0;
    if (parts.some((part) => part.startsWith(asked))) return 1;
    const letters = [initials(name), ...parts.map(initials)];
    if (letters.some((short) => short.startsWith(asked))) return 1;
    if (name.includes(asked) || found.has(row.insert)) return 2;
    return `${row.value} ${row.note}`.toLowerCase().includes(asked) ? 3 : null;
  };
  const own = ({ kind }: PlaceholderRow) => (kind === "fact" ? 0 : 1);
  return all
    .flatMap((row, index) => {
      const at = rank(row);
      return at === null ? [] : [{ row, index, at, byName: at < 3 ? 0 : 1 }];
    })
    .sort(
      (a, b) => a.byName - b.byName || own(a.row) - own(b.row) || a.at - b.at || a.index - b.index,
    )
    .map(({ row }) => row);
}

/** Facts whose names sound like what was typed in letters. */
export function useSoundingLike(query: string | null): ReadonlySet<string> {
  const typed = /^[a-z]{2,}$/i.test(query?.trim() ?? "") ? (query ?? "") : "";
  const { hits } = useTypedSearch(typed);
  return new Set(typed ? hits.filter(({ kind }) => kind === "fact").map(({ id }) => id) : []);
}
