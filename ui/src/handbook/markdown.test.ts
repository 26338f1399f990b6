// The handbook's Markdown: what is known, and that anything else is an error, not lost.
import { describe, expect, it } from "vitest";
import { parseHandbook } from "./markdown";

const chapter = (body: string) =>
  parseHandbook(`# T\n\n<a id="one"></a>\n\n## One\n\n${body}`).chapters[0]?.blocks;

describe("the handbook's text", () => {
  it("becomes a tree of plain texts", () => {
    expect(chapter("点「保存」，按 `Ctrl+S`，**好**，[看这里](#one)。")).toEqual([
      {
        kind: "text",
        spans: [
          "点",
          { kind: "label", text: "保存" },
          "，按 ",
          { kind: "key", text: "Ctrl+S" },
          "，",
          { kind: "strong", text: "好" },
          "，",
          { kind: "link", text: "看这里", to: "one" },
          "。",
        ],
      },
    ]);
    expect(chapter("### A\n\n1. a\n2. b\n\n> c\n\n![d](handbook/d.webp)")).toEqual([
      { kind: "heading", id: "one-1", text: "A" },
      { kind: "list", ordered: true, items: [["a"], ["b"]] },
      { kind: "note", spans: ["c"] },
      { kind: "picture", file: "handbook/d.webp", words: "d" },
    ]);
    expect(chapter("| a | b |\n|---|---|\n| c | d |")).toEqual([
      { kind: "table", head: [["a"], ["b"]], rows: [[["c"], ["d"]]] },
    ]);
  });

  it.each([
    ["markup", "<script>alert(1)</script>"],
    ["markup in a line", "a <b>c</b>"],
    ["a way out of the handbook", "[a](https://example.com)"],
    ["a chapter that is not there", "[a](#two)"],
    ["a list in a list", "- a\n  - b"],
    ["code", "```\na\n```"],
    ["a chapter without an id", "## Two"],
    ["an id twice", '<a id="one"></a>\n\n## Two'],
  ])("refuses %s", (_, body) => {
    expect(() => chapter(body)).toThrow(/^The handbook/);
  });
});
