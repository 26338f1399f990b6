import { describe, expect, it } from "vitest";
import { answerParts, openPlaceholder, placeholderAt } from "./placeholderParts";

const texts = [
  "",
  "预计{发货时限}内发出",
  "{a}{b}",
  "{{不是占位}}",
  "{没有闭合",
  "多余}的",
  "{}",
  "{ 发货时限 }",
  "😀{商品.名称}😀",
  "{{{发货时限}}}",
  "a{b{c}d",
];

describe("answerParts", () => {
  it.each(texts)("loses no character of %j", (text) => {
    expect(
      answerParts(text)
        .map(({ raw }) => raw)
        .join(""),
    ).toBe(text);
  });

  it("finds placeholders, not literal braces", () => {
    const names = (text: string) =>
      answerParts(text)
        .filter(({ kind }) => kind === "placeholder")
        .map(({ name }) => name);
    expect(names("付款后{发货时限}内,{商品.面料}")).toEqual(["发货时限", "商品.面料"]);
    expect(names("{{发货时限}}")).toEqual([]);
    expect(names("{{{发货时限}}}")).toEqual(["发货时限"]);
    expect(names("{}")).toEqual([]);
  });
});

describe("the placeholder at the caret", () => {
  it("is open after a brace until it is closed", () => {
    expect(openPlaceholder("前{发货", 4)).toEqual({ from: 1, query: "发货" });
    expect(openPlaceholder("前{", 2)).toEqual({ from: 1, query: "" });
    expect(openPlaceholder("前{发货}", 5)).toBeNull();
    expect(openPlaceholder("{{", 2)).toBeNull();
    expect(openPlaceholder("{一\n二", 4)).toBeNull();
  });

  it("is found inside and right behind", () => {
    const text = "前{发货}后";
    expect(placeholderAt(text, 5)).toEqual({ from: 1, to: 5, name: "发货" });
    expect(placeholderAt(text, 1)).toBeNull();
    expect(placeholderAt(text, 6)).toBeNull();
  });
});
