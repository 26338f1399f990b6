// The variants of a phrase as a list: pasted from a spreadsheet, moved, taken out.
import type { PhraseDraft } from "@/platform";

export function blankPhrase(text = ""): PhraseDraft {
  return { text, moods: [], channel: null, promise: "" };
}

/**
 * The cells of what a spreadsheet copies, row by row: each is a variant. A quoted cell may hold
 * line breaks, which are none in a phrase. One cell alone is no table: `null`, and it is pasted as
 * text.
 */
export function pastedVariants(text: string): string[] | null {
  const cells: string[] = [];
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  for (let at = 0; at <= whole.length; ) {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(whole.slice(at));
    const plain = quoted ? null : /^[^\t\n]*/.exec(whole.slice(at));
    const raw = quoted?.[0] ?? plain?.[0] ?? "";
    cells.push(quoted ? (quoted[1] ?? "").replaceAll('""', '"') : raw);
    at += raw.length + 1;
  }
  if (cells.length < 2) return null;
  return cells
    .map((cell) => cell.replace(/\s*\n\s*/g, " ").trim())
    .filter((cell, index, all) => cell !== "" && all.indexOf(cell) === index);
}

/**
 * Puts variants in at a place: a blank one there gives way, a written one stays before them. What
 * is there already is not said twice.
 */
export function withPasted(
  phrases: readonly PhraseDraft[],
  at: number,
  pasted: readonly string[],
): PhraseDraft[] {
  const fresh = pasted
    .filter((text) => !phrases.some((phrase) => phrase.text.trim() === text))
    .map((text) => blankPhrase(text));
  const blank = (phrases[at]?.text ?? "").trim() === "";
  return [
    ...phrases.slice(0, at),
    ...(blank ? [] : phrases.slice(at, at + 1)),
    ...fresh,
    ...phrases.slice(at + 1),
  ];
}

export function replaced(
  phrases: readonly PhraseDraft[],
  at: number,
  change: Partial<PhraseDraft>,
): PhraseDraft[] {
  return phrases.map((phrase, index) => (index === at ? { ...phrase, ...change } : phrase));
}

export function without(phrases: readonly PhraseDraft[], at: number): PhraseDraft[] {
  return phrases.filter((_, index) => index !== at);
}

/** One place up or down the list; at its ends it stays. */
export function moved(phrases: readonly PhraseDraft[], at: number, by: -1 | 1): PhraseDraft[] {
  const next = [...phrases];
  const [phrase] = next.splice(at, 1);
  const to = at + by;
  if (!phrase || to < 0 || to >= phrases.length) return [...phrases];
  next.splice(to, 0, phrase);
  return next;
}

/**
 * Where a variant stands among those that are sent; what is wrong with it is told under that
 * number. `null` for a blank one.
 */
export function sentIndex(phrases: readonly PhraseDraft[], at: number): number | null {
  if ((phrases[at]?.text ?? "").trim() === "") return null;
  return phrases.slice(0, at).filter(({ text }) => text.trim() !== "").length;
}

/**
 * Which variants are for customers in the same mood, in the order of the first of each; those for
 * everybody come first. The variants themselves keep their places.
 */
export function byMood(
  phrases: readonly PhraseDraft[],
): { moods: PhraseDraft["moods"]; indices: number[] }[] {
  const groups = new Map<string, { moods: PhraseDraft["moods"]; indices: number[] }>([
    ["", { moods: [], indices: [] }],
  ]);
  phrases.forEach(({ moods }, index) => {
    const key = [...moods].sort().join(" ");
    const group = groups.get(key) ?? { moods, indices: [] };
    group.indices.push(index);
    groups.set(key, group);
  });
  return [...groups.values()].filter(({ indices }) => indices.length > 0);
}
