import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "./en";
import { zh } from "./zh";

type Tree = { [key: string]: string | Tree };

/** Keys with the values that stand in their texts; a plural's forms count as one key. */
function keys(tree: Tree, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const name = `${path}${key.replace(/_(one|other)$/, "")}`;
    if (typeof value === "string")
      found.set(name, [...new Set(value.match(/\{\{\w+\}\}/g) ?? [])].sort().join(" "));
    else for (const [inner, values] of keys(value, `${path}${key}.`)) found.set(inner, values);
  }
  return found;
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

describe("the two catalogues", () => {
  it("say the same things with the same values", () => {
    expect([...keys(en)].sort()).toEqual([...keys(zh)].sort());
  });

  it("have no empty text", () => {
    expect(JSON.stringify({ zh, en })).not.toMatch(/:""/);
  });

  it("use Chinese punctuation between Chinese characters", () => {
    const {
      palette: { words: _searched, ...palette },
      ...rest
    } = zh;
    const texts = JSON.stringify({ palette, ...rest }).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(texts.filter((text) => /[\u4e00-\u9fff][,;:?!]/.test(text))).toEqual([]);
  });
});

// What the layers promise, and what a reviewer would otherwise have to remember.
describe("the sources", () => {
  it("hold no Chinese outside of the catalogues", () => {
    // What the knowledge base's format itself spells in Chinese, and tests.
    const allowed = /[\\/](i18n[\\/](zh|en)|generated)[\\/]|orderStates\.ts$|\.test\.tsx?$/;
    const withoutComments = (text: string) =>
      text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
    const guilty = files(join(import.meta.dirname, "..")).filter(
      (path) =>
        /\.tsx?$/.test(path) &&
        !allowed.test(path) &&
        /[\u4e00-\u9fff]/.test(withoutComments(readFileSync(path, "utf8"))),
    );
    expect(guilty).toEqual([]);
  });

  it("import Tauri and the generated commands in platform only", () => {
    const guilty = files(join(import.meta.dirname, "..")).filter(
      (path) =>
        /\.tsx?$/.test(path) &&
        !/[\\/](platform|generated)[\\/]/.test(path) &&
        /from "(@tauri-apps|@\/generated)/.test(readFileSync(path, "utf8")),
    );
    expect(guilty).toEqual([]);
  });

  it("import the recorded replies in tests and behind the preview branch only", () => {
    const users = files(join(import.meta.dirname, "..")).filter(
      (path) =>
        /\.tsx?$/.test(path) &&
        !/\.test\.tsx?$/.test(path) &&
        /from "[^"]*\/(testing|recorded)"|import\("[^"]*testing"\)/.test(
          readFileSync(path, "utf8"),
        ),
    );
    expect(users.map((path) => path.split(/[\\/]src[\\/]/).at(-1))).toEqual([
      "platform/index.tsx",
      "platform/testing.ts",
    ]);
    expect(readFileSync(join(import.meta.dirname, "../platform/index.tsx"), "utf8")).toContain(
      'if (import.meta.env.MODE === "preview") return (await import("./testing"))',
    );
  });
});
