// What changed in a text, by words: two versions of a sentence differ in few of them, and only those
// are worth looking at.

/** A piece of a text, and whether the other version lacks it. */
export type Piece = { text: string; changed: boolean };

/** Above this many comparisons the texts are said to differ as wholes. */
const MOST_CELLS = 1_000_000;

/** Texts that share less than this of their longer one are no versions of each other. */
const LEAST_ALIKE = 0.3;

const segmenter =
  typeof Intl !== "undefined" && "Segmenter" in Intl
    ? new Intl.Segmenter("zh", { granularity: "word" })
    : null;

/** A placeholder is one word; else words as the language has them. */
function words(text: string): string[] {
  return text
    .split(/(\{[^{}\n]*\})/)
    .flatMap((part) =>
      part.startsWith("{") && part.endsWith("}")
        ? [part]
        : segmenter
          ? [...segmenter.segment(part)].map(({ segment }) => segment)
          : (part.match(/[a-zA-Z0-9]+|\s+|./gsu) ?? []),
    );
}

/** Both versions in pieces; each gives its text when joined. */
export function wordDiff(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const [old, fresh] = [words(before), words(after)];
  const common = longestCommon(old, fresh);
  const alike = common?.reduce((length, [at]) => length + (old[at]?.length ?? 0), 0) ?? 0;
  if (!common || alike < LEAST_ALIKE * Math.max(before.length, after.length))
    return { before: whole(before), after: whole(after) };
  return {
    before: pieces(old, new Set(common.map(([at]) => at))),
    after: pieces(fresh, new Set(common.map(([, at]) => at))),
  };
}

const whole = (text: string): Piece[] => (text ? [{ text, changed: true }] : []);

function pieces(all: string[], kept: ReadonlySet<number>): Piece[] {
  const joined: Piece[] = [];
  all.forEach((text, at) => {
    const changed = !kept.has(at);
    const last = joined.at(-1);
    if (last?.changed === changed) last.text += text;
    else joined.push({ text, changed });
  });
  return joined;
}

/** Places of a longest common subsequence in both lists; `null`: too long to look for. */
function longestCommon(old: string[], fresh: string[]): [number, number][] | null {
  const width = fresh.length + 1;
  if (old.length * width > MOST_CELLS) return null;
  const longest = new Uint32Array((old.length + 1) * width);
  const at = (o: number, f: number) => longest[o * width + f] ?? 0;
  for (let o = old.length - 1; o >= 0; o--)
    for (let f = fresh.length - 1; f >= 0; f--)
      longest[o * width + f] =
        old[o] === fresh[f] ? at(o + 1, f + 1) + 1 : Math.max(at(o + 1, f), at(o, f + 1));
  const pairs: [number, number][] = [];
  for (let o = 0, f = 0; o < old.length && f < fresh.length; )
    if (old[o] === fresh[f]) pairs.push([o++, f++]);
    else if (at(o + 1, f) >= at(o, f + 1)) o++;
    else f++;
  return pairs;
}
