/**
 * Keys for rows that have no id: what a row says, and for one that says the same again, how often
 * that was said before. Unlike a place in the list it stays with the row when another one comes or
 * goes. Rows that are edited in place keep their place as the key: their words change while the
 * focus is in them.
 */
export function keyed<T>(rows: readonly T[], words: (row: T) => string): { key: string; row: T }[] {
  const said = new Map<string, number>();
  return rows.map((row) => {
    const says = words(row);
    const before = said.get(says) ?? 0;
    said.set(says, before + 1);
    return { key: `${before}:${says}`, row };
  });
}
