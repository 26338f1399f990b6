// That all text can be read, light and dark, worked out from the tokens and the sheets that use
// them: 4.5:1, the least that WCAG 2 asks of text of this size.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contrast, mixed } from "@/testing/contrast";
import { dark, light, variableName, type Palette } from "./palette";

const LEAST = 4.5;
const themes = { light, dark };
/** What words are written in. */
const INKS = [
  "text",
  "textSoft",
  "textFaint",
  "accentStrong",
  "error",
  "warning",
  "hint",
  "good",
] as const satisfies (keyof Palette)[];
/** What they stand on. */
const GROUNDS = [
  "app",
  "surface",
  "raised",
  "sunken",
  "hover",
  "selected",
  "accentSoft",
  "errorSoft",
  "warningSoft",
  "hintSoft",
  "bubble",
  "chat",
  "bot",
] as const satisfies (keyof Palette)[];
/** Inks that are made for one ground. */
const PAIRS = [
  ["onAccent", "accent"],
  ["onAccent", "accentStrong"],
  ["onAccent", "hint"],
  ["onAccent", "textSoft"],
  ["onCustomer", "customer"],
] as const satisfies [keyof Palette, keyof Palette][];

const src = join(import.meta.dirname, "..");
const sheets = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".css"))
  .map((path) => ({
    path: path.replaceAll("\\", "/"),
    rules: [...readFileSync(join(src, path), "utf8").matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
      ([, selector = "", body = ""]) => ({ selector: selector.trim(), body }),
    ),
  }));
const rules = sheets.flatMap(({ path, rules }) => rules.map((rule) => ({ path, ...rule })));

/** The colour that a declaration names, if it is one of ours; see-through ones lie on the page. */
function coloured(body: string, property: string, palette: Palette): string | null {
  const value = new RegExp(`(?:^|[;\\s])${property}:\\s*([^;]+)`).exec(body)?.[1] ?? "";
  const named = (variable = "") =>
    Object.entries(palette).find(([name]) => variableName(name) === variable)?.[1] ?? null;
  const mix = /^color-mix\(in srgb, var\((--[a-z-]+)\) (\d+)%, (?:transparent|var\((--[\w-]+)\))\)/;
  const [found, over, share, ground] = mix.exec(value) ?? [];
  if (found) {
    const [upper, lower] = [named(over), ground ? named(ground) : palette.surface];
    return upper && lower ? mixed(upper, lower, Number(share) / 100) : null;
  }
  return named(/^var\((--[a-z-]+)\)/.exec(value)?.[1]);
}

describe.each(Object.entries(themes))("in the %s theme", (_, palette) => {
  it("every ink can be read on every ground", () => {
    const pairs = [
      ...INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)),
      ...PAIRS,
    ];
    const faint = pairs
      .map(([ink, ground]) => [`${ink} on ${ground}`, contrast(palette[ink], palette[ground])])
      .filter(([, ratio]) => Number(ratio) < LEAST);
    expect(faint).toEqual([]);
  });

  it("so can what a sheet puts on a ground of its own, mixed ones too", () => {
    const faint = rules.flatMap(({ path, selector, body }) => {
      const ground = coloured(body, "background(?:-color)?", palette);
      // A state of something is written in the ink of what it is a state of.
      const plain = selector.replace(/\[[^\]]*\]|:[\w-]+(\([^)]*\))?/g, "");
      const base = rules.find((one) => one.path === path && one.selector === plain)?.body ?? "";
      const ink = coloured(body, "color", palette) ?? coloured(base, "color", palette);
      if (!ground || !ink) return [];
      const ratio = contrast(ink, ground);
      return ratio < LEAST ? [`${path} ${selector} ${ratio.toFixed(2)}`] : [];
    });
    expect(faint).toEqual([]);
  });
});

it("names every ink that a sheet writes with", () => {
  const known = [...INKS, "onAccent", "onCustomer"].map((name) => `var(${variableName(name)})`);
  const other = rules.flatMap(({ path, selector, body }) =>
    [...body.matchAll(/(?:^|[;\s])color:\s*([^;]+)/g)]
      .map(([, value = ""]) => value.trim())
      .filter((value) => !known.includes(value) && value !== "inherit")
      .map((value) => `${path} ${selector} ${value}`),
  );
  expect(other).toEqual([]);
});

it("does not make words faint by seeing through them, unless nothing can be done with them", () => {
  // A button that comes when its line is pointed at or reached.
  const allowed = ["pages/handover/builder/builder.module.css .condition > button"];
  const faint = rules
    .filter(({ body }) => /opacity:\s*0?\.\d/.test(body))
    .filter(({ selector }) => !selector.includes(":disabled"))
    .map(({ path, selector }) => `${path} ${selector}`)
    .filter((one) => !allowed.includes(one));
  expect(faint).toEqual([]);
});
