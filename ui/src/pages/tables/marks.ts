// What is to be seen in cells besides their text.
import type { Localized, TableView } from "@/platform";
import type { Mark, Marks } from "./grid/GridRow";

const WORST = { error: 0, warning: 1, hint: 2 } as const;

/** The worst finding of each cell; of an empty one that an answer needs, that. */
export function marksOf(view: TableView, localized: (text: Localized) => string): Marks {
  const marks = new Map<number, Map<string, Mark>>();
  const put = (row: number, column: string, mark: Mark) => {
    const cells = marks.get(row) ?? new Map<string, Mark>();
    const known = cells.get(column);
    const isWorse =
      !known ||
      known === "leak" ||
      (mark !== "leak" && WORST[mark.severity] < WORST[known.severity]);
    if (isWorse) cells.set(column, mark);
    marks.set(row, cells);
  };
  for (const { row, column } of view.leaks) put(row, column, "leak");
  const first = view.columns.find(({ kind }) => kind === "name" || kind === "key");
  for (const { row, column, diagnostic } of view.findings) {
    const message = [diagnostic.message, diagnostic.hint]
      .map(localized)
      .filter(Boolean)
      .join(" · ");
    const at = column ?? first?.name ?? view.columns[0]?.name;
    if (row > 0 && at) put(row, at, { severity: diagnostic.severity, message });
  }
  return marks;
}
