// The handbook's text, read from Markdown when the interface is built: the window gets a tree of
// plain texts and never sees a mark-up language. Only what the handbook needs is known; anything
// else fails the build.
import { lexer, type Token, type Tokens } from "marked";
import { spansOf, type Block, type Handbook, type Span } from "./tree.ts";

/** The id of the chapter that follows: a place that a link leads to wherever Markdown is shown. */
const ANCHOR = /^<a id="([a-z-]+)"><\/a>$/;

export function parseHandbook(markdown: string): Handbook {
  const book: Handbook = { title: "", lead: [], chapters: [] };
  let id = "";
  for (const token of lexer(markdown)) {
    const chapter = book.chapters.at(-1);
    const anchor = token.type === "paragraph" ? ANCHOR.exec(token.raw.trim())?.[1] : undefined;
    if (anchor !== undefined) {
      if (book.chapters.some((one) => one.id === anchor)) throw unknown(token, "twice");
      id = anchor;
    } else if (token.type === "heading" && token.depth === 1) book.title = token.text;
    else if (token.type === "heading" && token.depth === 2) {
      if (id === "") throw unknown(token, "no id before it");
      book.chapters.push({ id, title: token.text, blocks: [] });
      id = "";
    } else if (token.type === "paragraph" && !chapter) book.lead = spans(token.tokens);
    else if (token.type !== "space") {
      if (!chapter) throw unknown(token, "before the first chapter");
      const sections = chapter.blocks.filter(({ kind }) => kind === "heading").length;
      chapter.blocks.push(block(token, `${chapter.id}-${sections + 1}`));
    }
  }
  for (const to of book.chapters.flatMap(({ blocks }) => blocks.flatMap(linksOf)))
    if (!book.chapters.some((chapter) => chapter.id === to))
      throw new Error(`The handbook has no chapter #${to}`);
  return book;
}

function block(token: Token, id: string): Block {
  switch (token.type) {
    case "heading":
      if (token.depth !== 3) throw unknown(token, "depth");
      return { kind: "heading", id, text: token.text };
    case "paragraph": {
      const [only, ...more] = token.tokens ?? [];
      return only?.type === "image" && more.length === 0
        ? { kind: "picture", file: only.href, words: only.text }
        : { kind: "text", spans: spans(token.tokens) };
    }
    case "blockquote": {
      const [only, ...more] = (token.tokens ?? []).filter(({ type }) => type !== "space");
      if (only?.type !== "paragraph" || more.length > 0) throw unknown(token, "one paragraph");
      return { kind: "note", spans: spans((only as Tokens.Paragraph).tokens) };
    }
    case "list":
      return {
        kind: "list",
        ordered: token.ordered,
        items: (token as Tokens.List).items.map(({ tokens }) => {
          const [only, ...more] = tokens;
          if (only?.type !== "text" || more.length > 0) throw unknown(token, "one line an item");
          return spans((only as Tokens.Text).tokens);
        }),
      };
    case "table": {
      const { header, rows } = token as Tokens.Table;
      return {
        kind: "table",
        head: header.map(({ tokens }) => spans(tokens)),
        rows: rows.map((row) => row.map(({ tokens }) => spans(tokens))),
      };
    }
    default:
      throw unknown(token, "kind");
  }
}

function spans(tokens: Token[] = []): Span[] {
  return tokens.flatMap((token): Span[] => {
    switch (token.type) {
      case "text":
      case "escape":
        return labels(token.text);
      case "codespan":
        return [{ kind: "key", text: token.text }];
      case "strong":
        return [{ kind: "strong", text: token.text }];
      case "link":
        if (!token.href.startsWith("#")) throw unknown(token, "only chapters are linked");
        return [{ kind: "link", text: token.text, to: token.href.slice(1) }];
      default:
        throw unknown(token, "kind");
    }
  });
}

function labels(text: string): Span[] {
  return text
    .split(/(「[^」]+」)/)
    .filter((piece) => piece !== "")
    .map((piece) => (piece.startsWith("「") ? { kind: "label", text: piece.slice(1, -1) } : piece));
}

function linksOf(one: Block): string[] {
  return spansOf(one).flatMap((span) =>
    typeof span !== "string" && span.kind === "link" ? [span.to] : [],
  );
}

function unknown(token: Token, why: string): Error {
  return new Error(`The handbook can't be read: ${token.type} (${why}): ${token.raw.slice(0, 80)}`);
}
