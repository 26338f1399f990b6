import { describe, expect, it } from "vitest";
import type { SimulatedTurn, Turn } from "@/platform";
import { changedTurns, extendedBaseline } from "./changes";

const turn = (text: string): Turn =>
  ({ replies: [{ text, sticker: null }], action: "answer", options: [] }) as unknown as Turn;
const played = (text: string, before: string | null = null) =>
  ({
    turn: turn(text),
    changed: before !== null,
    before: before === null ? null : turn(before),
  }) as unknown as SimulatedTurn;
const texts = (turns: (Turn | null)[]) => turns.map((one) => one?.replies[0]?.text ?? null);

describe("what an edit changes in the conversation", () => {
  it("is nothing while nothing is edited", () => {
    expect(changedTurns(extendedBaseline([], [played("a")], false), [played("a")])).toEqual([null]);
  });

  it("is still marked after the edit was saved", () => {
    const baseline = extendedBaseline([], [played("48"), played("b")], false);
    const unsaved = [played("72", "48"), played("b")];
    const saved = [played("72"), played("b")];
    expect(texts(changedTurns(extendedBaseline(baseline, unsaved, true), unsaved))).toEqual([
      "48",
      null,
    ]);
    expect(texts(changedTurns(extendedBaseline(baseline, saved, true), saved))).toEqual([
      "48",
      null,
    ]);
  });

  it("counts a message sent during the edit from how it would have been answered before", () => {
    const turns = [played("a"), played("neu", "alt")];
    expect(texts(changedTurns(extendedBaseline([turn("a")], turns, true), turns))).toEqual([
      null,
      "alt",
    ]);
  });
});
