import { expect, test } from "vitest";
import { keyed } from "./keyed";

const keys = (rows: string[]) => keyed(rows, (row) => row).map(({ key }) => key);

test("a row keeps its key when another one goes", () => {
  const [, second, third] = keys(["one", "two", "three"]);
  expect(keys(["two", "three"])).toEqual([second, third]);
});

test("rows that say the same, and rows that look like a key, stay apart", () => {
  const all = keys(["one", "one", "0:one", "1:one", ""]);
  expect(new Set(all).size).toBe(all.length);
});
