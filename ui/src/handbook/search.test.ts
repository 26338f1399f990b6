import { describe, expect, it } from "vitest";
import { handbook } from "../../../docs/handbook.zh.md";
import { cutAt } from "@/domain/characters";
import { searchHandbook } from "./search";

const found = (query: string) => searchHandbook(handbook, query);
const chapters = (query: string) => found(query).map(({ chapter }) => chapter);

describe("searching the handbook", () => {
  it("puts the chapter of that name first, then what speaks of it", () => {
    expect(chapters("撤销")[0]).toBe("history");
    expect(chapters("撤销").length).toBeGreaterThan(3);
    expect(chapters("EXCEL")).toContain("tables");
  });

  it("finds by pinyin initials what chapters and controls are called", () => {
    expect(chapters("gh")).toContain("care");
    expect(chapters("cwyl")).toEqual(["dialogues"]);
  });

  it("finds what was asked in other words, and nothing where there is nothing", () => {
    expect(chapters("退回上一个版本")[0]).toBe("rollback");
    expect(found("量子力学")).toEqual([]);
    expect(found("  ")).toEqual([]);
  });

  it("shows the passage around the words, marked", () => {
    const hit = found("U 盘收好").find(({ chapter }) => chapter === "signing");
    expect(hit?.title).toContain("签名");
    expect(Array.from(hit?.snippet ?? "").length).toBeLessThan(80);
    const marked = cutAt(hit?.snippet ?? "", hit?.ranges ?? []).filter((piece) => piece.marked);
    expect(marked.map(({ text }) => text)).toEqual(["U", "盘收好"]);
  });
});
