// The handbook as the window has it: plain texts, and what they are.

/** A piece of running text. */
export type Span =
  | string
  /** What something in the window is called, written 「…」. */
  | { kind: "label"; text: string }
  /** A key, or what is typed. */
  | { kind: "key"; text: string }
  | { kind: "strong"; text: string }
  /** A way to another chapter, by its id. */
  | { kind: "link"; text: string; to: string };

export type Block =
  | { kind: "heading"; id: string; text: string }
  | { kind: "text"; spans: Span[] }
  | { kind: "note"; spans: Span[] }
  | { kind: "list"; ordered: boolean; items: Span[][] }
  | { kind: "table"; head: Span[][]; rows: Span[][][] }
  /** `file` is named from the handbook's folder; `words` are for who can't see it. */
  | { kind: "picture"; file: string; words: string };

export type Chapter = { id: string; title: string; blocks: Block[] };
export type Handbook = { title: string; lead: Span[]; chapters: Chapter[] };

/** All running text of a block. */
export function spansOf(one: Block): Span[] {
  switch (one.kind) {
    case "text":
    case "note":
      return one.spans;
    case "list":
      return one.items.flat();
    case "table":
      return [...one.head, ...one.rows.flat()].flat();
    default:
      return [];
  }
}
