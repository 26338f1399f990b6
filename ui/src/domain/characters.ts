// The Rust side counts characters, JavaScript counts UTF-16 units; an emoji is one there and two
// here.

/** Cuts a text at character ranges (end exclusive, sorted or not, overlaps joined). */
export function cutAt(
  text: string,
  ranges: readonly (readonly [number, number])[],
): { text: string; marked: boolean }[] {
  const characters = Array.from(text);
  const marked = characters.map((_, index) =>
    ranges.some(([start, end]) => index >= start && index < end),
  );
  const pieces: { text: string; marked: boolean }[] = [];
  characters.forEach((character, index) => {
    const last = pieces.at(-1);
    if (last && last.marked === marked[index]) last.text += character;
    else pieces.push({ text: character, marked: marked[index] ?? false });
  });
  return pieces;
}

/** Ranges of `text` that also occur in `other`: runs of at least two characters. */
export function sharedRuns(text: string, other: string): [number, number][] {
  const characters = Array.from(text);
  const runs: [number, number][] = [];
  for (let start = 0; start < characters.length; ) {
    let end = start;
    while (end < characters.length && other.includes(characters.slice(start, end + 1).join("")))
      end += 1;
    if (end - start >= 2) runs.push([start, end]);
    start = Math.max(end, start + 1);
  }
  return runs;
}

export function characterCount(text: string): number {
  return Array.from(text).length;
}

/**
 * Where a query stands in a text as it was typed, as character ranges; case makes no difference.
 */
export function occurrences(text: string, query: string): [number, number][] {
  const [characters, asked] = [
    Array.from(text.toLowerCase()),
    Array.from(query.trim().toLowerCase()),
  ];
  if (asked.length === 0) return [];
  return characters.flatMap((_, at): [number, number][] =>
    asked.every((one, offset) => characters[at + offset] === one) ? [[at, at + asked.length]] : [],
  );
}
