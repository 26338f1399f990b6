import { expect, it } from "vitest";
import { passphraseStrength } from "./passphraseStrength";
import { splitValue } from "../facts/splitValue";

it("judges passphrases by length and variety", () => {
  expect(passphraseStrength("short")).toBe(0);
  expect(passphraseStrength("aaaaaaaaaaaaaaaa")).toBe(1);
  expect(passphraseStrength("correct horse battery")).toBeGreaterThanOrEqual(2);
  expect(passphraseStrength("correct-Horse-7-battery-staple")).toBe(3);
});

it("takes a fact apart only where it begins with one number", () => {
  expect(splitValue("48小时")).toEqual({ value: "48", unit: "小时" });
  expect(splitValue("16:00")).toEqual({ value: "16:00", unit: "" });
  expect(splitValue("中通、圆通")).toEqual({ value: "中通、圆通", unit: "" });
});
