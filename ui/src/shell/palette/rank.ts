/** Something with the words by which it is found. */
export type Named<T> = { item: T; words: readonly string[] };

/** How many results stand before what only fits somewhere in the middle of a name. */
const FIRST_RESULTS = 8;

/**
 * Pages and actions around what was found in the knowledge base. Whoever types the name of a page,
 * in letters, pinyin or initials, means the page, and so does who has typed enough of it; two
 * letters that merely begin or stand in a name are more often an entry's.
 */
export function ranked<T>(query: string, own: readonly Named<T>[], found: readonly T[]): T[] {
  const asked = query.trim().toLowerCase();
  if (asked === "") return own.map(({ item }) => item);
  const enough = asked.length >= (/\p{Script=Han}/u.test(asked) ? 2 : 3);
  const rank = ({ words }: Named<T>) => {
    if (words.includes(asked)) return 0;
    if (enough && words.some((word) => word.startsWith(asked))) return 1;
    return words.some((word) => word.includes(asked)) ? 2 : null;
  };
  const at = (wanted: number) => own.filter((one) => rank(one) === wanted).map(({ item }) => item);
  return [
    ...at(0),
    ...at(1),
    ...found.slice(0, FIRST_RESULTS),
    ...at(2),
    ...found.slice(FIRST_RESULTS),
  ];
}
