import { describe, expect, it } from "vitest";
import { HIDDEN_RANGES } from "@/generated/bindings";
import { spelled, spelledAll, unspelled, unspelledAll } from "./hidden";

/** The ends of every range, and what may stand around them. */
const hidden = HIDDEN_RANGES.flat().map((code) => String.fromCodePoint(code));
const around = ["", "退", "❤", "1", "\\", "\\u{202e}", "\u200d", "\ufe0f"];

describe("hidden characters", () => {
  it("are spelled out, and go back as they came", () => {
    for (const char of [...hidden, "\u202e", "\u200b", "\u{e0041}", "\0", "\u007f"]) {
      for (const left of around) {
        for (const right of around) {
          const text = left + char + right;
          const seen = spelled(text);
          expect(unspelled(seen)).toBe(text);
          if (!"❤1\ufe0f\u200d".includes(left) || left === "")
            expect(seen.includes(char) && !"\t\n\r".includes(char), JSON.stringify(text)).toBe(
              false,
            );
        }
      }
    }
    expect(spelled("小满\u202e好物\u200b")).toBe("小满\\u{202e}好物\\u{200b}");
  });

  it("leave words, line ends and emoji alone", () => {
    for (const text of ["", "48小时\r\n\t起", "👨‍👩‍👧 ❤️ ❤️‍🔥 👍🏻 2️⃣ 🇨🇳", "שלום", "C:\\u\\{1}"]) {
      expect(spelled(text)).toBe(text);
      expect(unspelled(text)).toBe(text);
    }
    expect(spelled("❤\ufe0f\ufe0f 退\u200d货")).toBe("❤\ufe0f\\u{fe0f} 退\\u{200d}货");
  });

  it("keep a spelling that was written by hand", () => {
    for (const text of ["\\u{202e}", "\\u{5c}u{202e}", "\\\\u{0}", "\\u{41}", "\\u{ffffff}"]) {
      expect(unspelled(spelled(text))).toBe(text);
    }
    expect(unspelled("\\u{41}")).toBe("\\u{41}");
  });

  it("are found anywhere in a value, which stays the same one without them", () => {
    const value = { 面料: ["棉", { size: 3, note: null }], is: true };
    expect(spelledAll(value)).toBe(value);
    const odd = { "面\u202e料": ["棉\u200b", { size: 3 }], told: { zh: "\\u{202e}", en: "x" } };
    const seen = { "面\\u{202e}料": ["棉\\u{200b}", { size: 3 }], told: odd.told };
    expect(spelledAll(odd)).toEqual(seen);
    expect(unspelledAll(seen)).toEqual({ ...odd, told: odd.told });
  });
});
