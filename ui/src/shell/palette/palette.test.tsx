// What the palette puts first, and what it begins.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";
import { ranked } from "./rank";

describe("what was typed", () => {
  const own = [
    { item: "页 发布", words: ["发布", "fabu", "fb"] },
    { item: "页 人设", words: ["人设", "renshe", "rs"] },
    { item: "做 新建人设", words: ["新建人设", "新建", "new"] },
  ];
  const found = Array.from({ length: 10 }, (_, at) => `问 ${at}`);
  const first = (query: string) => ranked(query, own, found)[0];

  it("is a page's where it is the page's name, whole or well begun", () => {
    for (const name of ["发布", "fabu", "FB", " fb ", "fab"]) expect(first(name)).toBe("页 发布");
    expect(ranked("人设", own, found).slice(0, 2)).toEqual(["页 人设", "问 0"]);
    expect(first("新建")).toBe("做 新建人设");
  });

  it("is an entry's where a page only happens to fit", () => {
    expect(ranked("发", own, found)).toEqual([...found.slice(0, 8), "页 发布", ...found.slice(8)]);
    expect(first("ne")).toBe("问 0");
    expect(first("设")).toBe("问 0");
    expect(ranked("没有", own, [])).toEqual([]);
  });

  it("is nothing yet: all that can be done stands there", () => {
    expect(ranked(" ", own, found)).toEqual(own.map(({ item }) => item));
  });
});

describe("in the window", () => {
  beforeEach(() => localStorage.clear());
  const typeAndEnter = async (query: string) => {
    fireEvent.click(await screen.findByTestId("open-palette"));
    const input = await screen.findByTestId("palette-input");
    fireEvent.change(input, { target: { value: query } });
    // At once, before anything was found.
    fireEvent.keyDown(input, { key: "Enter" });
    await waitFor(() => expect(screen.queryByTestId("palette-input")).toBeNull());
  };

  it("opens a page by its initials, though Enter came before the results", async () => {
    render(<Root platform={testingPlatform()} />);
    await typeAndEnter("fb");
    await screen.findByTestId("page-release");
  });

  it("changes the theme by whatever it is called", async () => {
    render(<Root platform={testingPlatform()} />);
    for (const [word, theme] of [
      ["深色", "dark"],
      ["浅色", "light"],
      ["夜间模式", "dark"],
      ["qianse", "light"],
    ] as const) {
      await typeAndEnter(word);
      await waitFor(() => expect(document.documentElement.dataset.theme).toBe(theme));
    }
  });

  it("finds where keys are by whatever they are called", async () => {
    render(<Root platform={testingPlatform()} />);
    for (const word of ["签名", "钥匙", "密钥", "公钥", "复核", "root", "key"]) {
      await typeAndEnter(word);
      await screen.findByTestId("page-keys");
      fireEvent.click(screen.getByTestId("nav-history"));
      await screen.findByTestId("page-history");
    }
  });

  it("begins a new entry wherever one is, by any word for it", async () => {
    render(<Root platform={testingPlatform()} />);
    fireEvent.click(await screen.findByTestId("nav-settings"));
    await typeAndEnter("添加");
    await screen.findByTestId("new-question");
    expect(screen.getByTestId("entry-list")).toBeTruthy();
  });
});
