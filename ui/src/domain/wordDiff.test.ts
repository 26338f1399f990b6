import { expect, it } from "vitest";
import { wordDiff, type Piece } from "./wordDiff";

const shown = (pieces: Piece[]) =>
  pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join("");

it("marks the words that changed, and only those", () => {
  const diff = wordDiff("现货 48 小时内从仓库发出。", "现货 24 小时内从仓库发出。");
  expect(shown(diff.before)).toBe("现货 [48] 小时内从仓库发出。");
  expect(shown(diff.after)).toBe("现货 [24] 小时内从仓库发出。");
});

it("takes a placeholder for one word", () => {
  const diff = wordDiff("{发货时限}内发出", "{退货期限}内发出");
  expect(shown(diff.before)).toBe("[{发货时限}]内发出");
  expect(shown(diff.after)).toBe("[{退货期限}]内发出");
});

it("says that texts without much in common differ as wholes", () => {
  const diff = wordDiff("支持七天无理由退货。", "您好，请问尺码怎么选？");
  expect(shown(diff.before)).toBe("[支持七天无理由退货。]");
  expect(wordDiff("", "新的").before).toEqual([]);
});

it("keeps both texts whole, whatever they are", () => {
  const letters = ["发", "货", "a", "b", " ", "{", "}", "\n", "48"];
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  const text = () =>
    Array.from({ length: random(14) }, () => letters[random(letters.length)]).join("");
  for (let round = 0; round < 500; round++) {
    const [before, after] = [text(), text()];
    const diff = wordDiff(before, after);
    const joined = (pieces: Piece[]) => pieces.map((piece) => piece.text).join("");
    const kept = (pieces: Piece[]) => joined(pieces.filter(({ changed }) => !changed));
    expect([joined(diff.before), joined(diff.after)]).toEqual([before, after]);
    expect(kept(diff.before)).toBe(kept(diff.after));
  }
});
