// Finding something in the handbook: the words as they stand, else what shares most pairs of
// characters with them; names of chapters, sections and controls by their initials, too.
import { occurrences } from "@/domain/characters";
import { initials } from "@/domain/initials";
import { spansOf, type Block, type Handbook, type Span } from "./tree";

/** A section in which something was found, with the passage that says it. */
export type HandbookHit = {
  chapter: string;
  /** The heading to scroll to; the chapter's beginning without. */
  section: string | null;
  title: string;
  snippet: string;
  ranges: [number, number][];
};

type Passage = Omit<HandbookHit, "ranges"> & { heading: string; names: string[]; order: number };

/** How much of a query's pairs of characters a passage must share to be about it. */
const ALIKE = 0.5;
const SNIPPET = 72;
/** What stands before a match in its snippet. */
const BEFORE = 16;

export function searchHandbook(book: Handbook, query: string): HandbookHit[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const best = new Map<string, { passage: Passage; rank: number }>();
  for (const passage of passagesOf(book)) {
    const rank = rankOf(passage, words);
    const place = `${passage.chapter} ${passage.section ?? ""}`;
    if (rank > (best.get(place)?.rank ?? 0)) best.set(place, { passage, rank });
  }
  return [...best.values()]
    .sort((one, other) => other.rank - one.rank || one.passage.order - other.passage.order)
    .map(({ passage: { chapter, section, title, heading, snippet } }) => {
      const text = cut(snippet, words);
      return {
        chapter,
        section,
        title: heading === "" ? title : `${title} › ${heading}`,
        snippet: text,
        ranges: words.flatMap((word) => occurrences(text, word)),
      };
    });
}

export function plain(spans: readonly Span[]): string {
  return spans.map((span) => (typeof span === "string" ? span : span.text)).join("");
}

function passagesOf(book: Handbook): Passage[] {
  return book.chapters.flatMap(({ id, title, blocks }) => {
    let section: string | null = null;
    let heading = "";
    const lines: Span[][] = [[]];
    const passages: Passage[] = [];
    const close = () => {
      for (const line of lines.splice(0))
        passages.push({
          chapter: id,
          section,
          title,
          heading,
          snippet: plain(line),
          names: namesIn(line),
          order: passages.length,
        });
    };
    for (const block of blocks) {
      if (block.kind === "heading") {
        close();
        [section, heading] = [block.id, block.text];
      }
      lines.push(...linesOf(block));
    }
    close();
    return passages;
  });
}

/** What is read in one breath: a paragraph, an item, a row. */
function linesOf(block: Block): Span[][] {
  switch (block.kind) {
    case "heading":
      return [[]];
    case "list":
      return block.items;
    case "table":
      return block.rows.map((row) => row.flatMap((cell) => [...cell, "  "]));
    default:
      return [spansOf(block)];
  }
}

const namesIn = (line: readonly Span[]) =>
  line.flatMap((span) => (typeof span !== "string" && span.kind === "label" ? [span.text] : []));

/** Titles before headings before text; whole words before likeness. */
function rankOf({ title, heading, snippet, names }: Passage, words: string[]): number {
  const has = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  if (has(title)) return snippet === "" && heading === "" ? 6 : 0;
  if (heading !== "" && has(heading)) return 5;
  if (has(snippet)) return 4;
  if (has(`${title} ${heading} ${snippet}`)) return 3;
  const [typed = ""] = words;
  if (words.length === 1 && /^[a-z]{2,}$/.test(typed))
    return [heading || title, ...names].some((name) => initials(name).includes(typed)) ? 2 : 0;
  const alike = likeness(words.join(""), `${title} ${heading} ${snippet}`.toLowerCase());
  return alike >= ALIKE ? alike : 0;
}

function likeness(query: string, text: string): number {
  const characters = Array.from(query);
  const pairs = characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => text.includes(pair)).length / pairs.length;
}

/** The part of a passage around what was found in it. */
function cut(text: string, words: string[]): string {
  const characters = Array.from(text);
  const first = words.flatMap((word) => occurrences(text, word)).at(0)?.[0] ?? 0;
  const begin = first > SNIPPET - BEFORE ? first - BEFORE : 0;
  const end = begin + SNIPPET;
  const dots = (there: boolean) => (there ? "…" : "");
  const shown = characters.slice(begin, end).join("");
  return `${dots(begin > 0)}${shown}${dots(end < characters.length)}`;
}
