// What columns mean, as somebody said before: kept on this computer, by the column's name.
import type { ColumnChoice, ColumnRole } from "@/platform";

const KEY = "kaopu.import-columns";

/** As many names are remembered; the oldest go. */
const MOST = 200;

type Remembered = Record<string, ColumnRole | null>;

function read(): Remembered {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Remembered;
  } catch {
    return {};
  }
}

/** What is known about columns. */
export function rememberedColumns(): ColumnChoice[] {
  return Object.entries(read()).map(([column, role]) => ({ column, role }));
}

/** Keeps what was said about a column. */
export function rememberColumn({ column, role }: ColumnChoice): void {
  const { [column]: _before, ...others } = read();
  const all = [...Object.entries(others), [column, role]].slice(-MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(all)));
  } catch {
    // Without storage it holds until the dialog closes, which is no reason to fail.
  }
}
