// What spreadsheets put on the clipboard: rows on lines, cells between tabs, and a cell that holds a
// line break, a tab or a quote at its beginning between quotes, with its own quotes doubled.

/** The cells of a text from the clipboard; the line break behind the last row is none of a row. */
export function parseCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null;
    const end = quoted?.end ?? nextBreak(text, at);
    rows.at(-1)?.push(quoted?.cell ?? text.slice(at, end));
    if (end >= text.length) return rows;
    if (text[end] === "\t") {
      at = end + 1;
      continue;
    }
    at = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    if (at >= text.length) return rows;
    rows.push([]);
  }
}

/** Cells as spreadsheets read them. */
export function formatCells(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map(written).join("\t"));
  return rows.length > 1 ? `${lines.join("\n")}\n` : (lines[0] ?? "");
}

function written(cell: string): string {
  return /[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A cell between quotes; `null` if what begins with a quote is not one. */
function quotedCell(text: string, from: number): { cell: string; end: number } | null {
  let cell = "";
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    cell += text.slice(at, quote);
    const next = text[quote + 1];
    if (next === '"') {
      cell += '"';
      at = quote + 2;
    } else if (next === undefined || /[\t\n\r]/.test(next)) {
      return { cell: cell.replaceAll(/\r\n?/g, "\n"), end: quote + 1 };
    } else {
      return null;
    }
  }
}

function nextBreak(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === "\t" || letter === "\n" || letter === "\r") return at;
  }
  return text.length;
}
