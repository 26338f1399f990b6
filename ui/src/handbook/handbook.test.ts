// What holds the handbook to the window that it describes.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { zh } from "@/i18n/zh";
import { CHAPTER_OF } from "@/state/handbook";
import { parseHandbook } from "./markdown";
import { spansOf } from "./tree";

const docs = join(import.meta.dirname, "../../../docs");
const book = parseHandbook(readFileSync(join(docs, "handbook.zh.md"), "utf8"));
const blocks = book.chapters.flatMap((chapter) => chapter.blocks);
const pictures = blocks.flatMap((block) => (block.kind === "picture" ? [block] : []));

type Tree = { [key: string]: string | Tree };
const texts = (tree: Tree): string[] =>
  Object.values(tree).flatMap((one) => (typeof one === "string" ? [one] : texts(one)));

/** What the window can say, with anything in the place of what is filled in. */
const said = texts(zh).map((text) => {
  const parts = text
    .split(/\{\{\w+\}\}/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return { text, pattern: new RegExp(`^${parts.join(".+?")}$`) };
});
/** A text that is nothing but what is filled in would fit anything. */
const inWindow = (label: string) =>
  said.some(
    ({ text, pattern }) =>
      /[\p{L}？]/u.test(text.replace(/\{\{\w+\}\}/g, "")) && pattern.test(label),
  );

describe("the handbook", () => {
  it("calls everything in the window what it is called there", () => {
    const labels = blocks.flatMap((block) =>
      spansOf(block).flatMap((span) =>
        typeof span !== "string" && span.kind === "label" ? [span.text] : [],
      ),
    );
    expect(labels.length).toBeGreaterThan(100);
    expect(inWindow("没有这个按钮")).toBe(false);
    const headings = blocks.flatMap((block) =>
      block.kind === "heading" ? (block.text.match(/(?<=「)[^」]+/g) ?? []) : [],
    );
    const words = pictures.flatMap(({ words }) => words.match(/(?<=「)[^」]+/g) ?? []);
    expect([...labels, ...headings, ...words].filter((label) => !inWindow(label))).toEqual([]);
  });

  it("is read when the interface is built: the window gets no parser", () => {
    const users = readdirSync(import.meta.dirname).filter(
      (name) =>
        !name.includes(".test.") &&
        /from "(\.\/markdown|marked)/.test(readFileSync(join(import.meta.dirname, name), "utf8")),
    );
    expect(users).toEqual(["markdown.ts"]);
  });

  it("has a chapter about each page, and each begins with what one wants to do", () => {
    const ids = book.chapters.map(({ id }) => id);
    expect(Object.values(CHAPTER_OF).filter((id) => !ids.includes(id))).toEqual([]);
    for (const id of ["start", "simulator", "fix", "budget", "unread"]) expect(ids).toContain(id);
    for (const {
      title,
      blocks: [first],
    } of book.chapters)
      expect(first?.kind === "text" && String(first.spans[0]), title).toMatch(/^想/);
  });

  it("shows each of its pictures, with words for who can't see it, and weighs little", () => {
    const files = readdirSync(join(docs, "handbook")).filter((name) => name.endsWith(".webp"));
    expect(pictures.map(({ file }) => file).sort()).toEqual(
      files.map((name) => `handbook/${name}`).sort(),
    );
    for (const { file, words } of pictures) {
      expect(existsSync(join(docs, file)), file).toBe(true);
      expect(words.length).toBeGreaterThan(6);
    }
    const bytes = files.map((name) => statSync(join(docs, "handbook", name)).size);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(1_500_000);
  });
});
