// How a table is laid out: which columns come first, what they are called, how wide they are.
import type { TextKey } from "@/i18n";
import type { ColumnKind, TableColumn, TableView } from "@/platform";

/** What people know a product by comes first, what only files know comes last. */
const LAST: readonly ColumnKind[] = ["id"];

const WIDTHS: Partial<Record<ColumnKind, number>> = {
  name: 180,
  aliases: 220,
  id: 150,
  key: 160,
  value: 260,
  unit: 96,
  note: 320,
  term: 160,
  synonyms: 460,
  word: 160,
  unless: 220,
  severity: 96,
  marketplace: 110,
  source: 260,
};
const NARROW = 96;
const WIDE = 260;
/** About as wide as a Chinese character, and what stands around a text. */
const CHARACTER = 14;
const AROUND = 30;
/** So many rows tell how wide a column is. */
const LOOKED_AT = 200;

/** The places of the columns among the cells of a row, in the order in which they are shown. */
export function shownPlaces(columns: readonly TableColumn[]): number[] {
  const places = columns.map((_, at) => at);
  const isLast = (at: number) => LAST.includes(columns[at]?.kind ?? "other");
  return [...places.filter((at) => !isLast(at)), ...places.filter(isLast)];
}

/** What a column is called on screen; `null`: by its own name. */
export function titleKey(kind: ColumnKind): TextKey | null {
  return kind === "attribute" || kind === "other" ? null : `tables.column.${kind}`;
}

export function widthOf(view: TableView, at: number, title: string): number {
  const fixed = WIDTHS[view.columns[at]?.kind ?? "other"];
  if (fixed) return fixed;
  const rows = view.rows.slice(0, LOOKED_AT);
  const longest = rows.reduce((most, { cells }) => Math.max(most, breadth(cells[at] ?? "")), 0);
  return Math.max(NARROW, Math.min(WIDE, Math.max(longest, breadth(title)) * CHARACTER + AROUND));
}

/** In Chinese characters; others are about half as wide. */
function breadth(text: string): number {
  let sum = 0;
  for (const letter of text.slice(0, WIDE / CHARACTER)) sum += letter > "\u2e80" ? 1 : 0.58;
  return sum;
}
