// What a budget promises, and the bars that say what comes of it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { dark, light, variableName, type Palette } from "@/theme/palette";
import { contrast } from "@/testing/contrast";
import { sayIn } from "@/i18n";
import type { Fates } from "@/platform";
import { FateBar, FATES } from "./FateBar";
import { plainSentence } from "./plainFates";
import { promiseOf } from "./promise";

const NONE: Fates = {
  right: 0,
  confirmed_right: 0,
  asked: 0,
  given_up: 0,
  confirmed_wrong: 0,
  wrong: 0,
};

describe("the promise", () => {
  it("counts questions in whole numbers, of the fewest that allow it", () => {
    const of = (budget: number, begunWrong: number) =>
      Object.values(promiseOf({ budget, begun_wrong: begunWrong }));
    expect(of(200, 500)).toEqual([100, 5, 2]);
    expect(of(100, 250)).toEqual([1_000, 25, 10]);
    expect(of(70, 175)).toEqual([10_000, 175, 70]);
    expect(of(2_000, 2_000)).toEqual([100, 20, 20]);
  });
});

describe("the one number", () => {
  const says = (fates: Partial<Fates>) =>
    plainSentence({ ...NONE, ...fates }, sayIn("zh-CN")).replace(/^.*?，/, "");

  it("counts what is right at once, and wrong answers never too few", () => {
    expect(says({ right: 3_181, confirmed_right: 919, wrong: 54, confirmed_wrong: 108 })).toMatch(
      /^大约 41 个当场答对，不到 2 个答错，其余先反问/,
    );
    expect(says({ right: 6_290, wrong: 1 })).toMatch(/^大约 62 个当场答对，不到 1 个答错，/);
    expect(says({ asked: 10_000 })).toMatch(/^大约 0 个当场答对，没有答错的，/);
  });
});

describe("the bar of fates", () => {
  const fates: Fates = {
    right: 4_000,
    wrong: 50,
    confirmed_right: 1_500,
    confirmed_wrong: 250,
    asked: 3_200,
    given_up: 1_000,
  };
  const said = () => screen.getAllByRole("listitem").map(({ textContent }) => textContent);

  it("goes from best to worst, and is told in numbers as well", () => {
    render(<FateBar title="" fates={fates} testid="bar" />);
    expect(said()).toEqual([
      "直接答对 40",
      "边确认边答对 15",
      "先反问 32",
      "说不知道 10",
      "边确认边答偏 2.5",
      "直接答错 0.5",
    ]);
  });

  it("has nothing right to say about questions that no entry answers", () => {
    render(<FateBar title="" fates={fates} testid="bar" strangers />);
    expect(said()).toEqual(["先反问 32", "说不知道 10", "边确认边硬答 2.5", "直接硬答 0.5"]);
  });

  it("has colours that can be seen, in both themes", () => {
    const sheet = readFileSync(join(import.meta.dirname, "budget.module.css"), "utf8");
    const used = [...sheet.matchAll(/--fate: var\((--[a-z-]+)\)/g)].map((found) => found[1]);
    // Asking back and giving up share one: hatched, and whole.
    expect(new Set(used).size).toBe(FATES.length - 1);
    for (const palette of [light, dark])
      for (const name of Object.keys(palette) as (keyof Palette)[])
        if (used.includes(variableName(name)))
          expect(contrast(palette[name], palette.surface), name).toBeGreaterThanOrEqual(4.5);
  });
});
