// What the trace says of a likely entry.
import { describe, expect, it } from "vitest";
import { sayIn } from "@/i18n";
import type { Action, Threshold, Turn } from "@/platform";
import { closeSentence, likelySentence } from "./DecisionSentence";
import { confirmLine } from "./Findings";

const turn = (action: Action, threshold: Partial<Threshold>) =>
  ({ action, trace: { threshold: { answer: 9_600, ...threshold } } }) as Turn;

describe("a likely entry", () => {
  const says = (action: Action, threshold: Partial<Threshold> = {}) =>
    likelySentence(
      turn(action, threshold),
      { by: "likely", score: 7_140, needed: 6_000, to_answer: 9_600, runner_up: 900 },
      sayIn("zh-CN"),
    );
  it("names both lines", () => {
    expect(says("confirm")).toBe("把握 71：到 60 就边答边确认，到 96 才直接答。");
  });
  it("names no line that cannot be reached", () => {
    expect(says("confirm", { answer: 10_000 })).toMatch(/一字不差才直接答。$/);
  });
  it("that was asked back about says that its score was not the reason", () => {
    expect(says("clarify")).toMatch(/^把握 71.*所以先反问一句。$/);
  });
});

describe("asking back", () => {
  const says = (score: number, threshold: Partial<Threshold> = {}) =>
    closeSentence(
      turn("clarify", threshold),
      { by: "close", score, needed: 9_600, runner_up: 9_000, margin: 0 },
      sayIn("zh-CN"),
    );
  it("names the line that was missed, which is the lower one if there are two", () => {
    expect(says(5_000)).toBe("把握 50，到 96 才直接答，所以先反问。");
    expect(says(5_000, { confirm: 6_000 })).toMatch(/没到 60，/);
    expect(says(7_000, { confirm: 6_000 })).toBe("把握 70，到 96 才直接答，所以先反问。");
    expect(says(5_000, { answer: 10_000 })).toMatch(/不是一字不差/);
  });
});

describe("the line of what is likely", () => {
  it("is drawn only below that of plain answers", () => {
    expect(confirmLine(turn("confirm", { confirm: 6_000 }))).toBe(6_000);
    expect(confirmLine(turn("confirm", { confirm: 6_000, answer: 10_000 }))).toBe(6_000);
    expect(confirmLine(turn("answer", { confirm: 9_600 }))).toBeNull();
    expect(confirmLine(turn("answer", { confirm: 10_000, answer: 10_000 }))).toBeNull();
    expect(confirmLine(turn("answer", {}))).toBeNull();
    expect(confirmLine({ trace: { threshold: null } } as unknown as Turn)).toBeNull();
  });
});
