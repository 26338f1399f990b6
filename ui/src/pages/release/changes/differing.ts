/** A text with the part in which it differs from another. */
export type Marked = { same: string; differs: string; rest: string };

/** The two texts, each with what the other has otherwise: the ends that they share stay unmarked. */
export function differing(before: string, after: string): { before: Marked; after: Marked } {
  const [old, now] = [[...before], [...after]];
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  // A number is read as a whole: not 4[8] but [48].
  const isDigit = (letter: string | undefined) => letter !== undefined && /[\d.]/.test(letter);
  while (start > 0 && isDigit(old[start - 1])) start -= 1;
  while (end > 0 && isDigit(old[old.length - end])) end -= 1;
  const marked = (text: string[]): Marked => ({
    same: text.slice(0, start).join(""),
    differs: text.slice(start, text.length - end).join(""),
    rest: text.slice(text.length - end).join(""),
  });
  return { before: marked(old), after: marked(now) };
}
