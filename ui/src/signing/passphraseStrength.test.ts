import { expect, it } from "vitest";
import { passphraseStrength } from "./passphraseStrength";

it("judges passphrases by length and variety", () => {
  expect(passphraseStrength("short")).toBe(0);
  expect(passphraseStrength("aaaaaaaaaaaaaaaa")).toBe(1);
  expect(passphraseStrength("correct horse battery")).toBeGreaterThanOrEqual(2);
  expect(passphraseStrength("correct-Horse-7-battery-staple")).toBe(3);
});
