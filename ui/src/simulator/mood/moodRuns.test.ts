import { expect, it } from "vitest";
import type { Mood, SimulatedTurn } from "@/platform";
import { height, moodRuns } from "./MoodStrip";

const turn = (mood: Mood, anger = 0, words: string[] = []) =>
  ({
    turn: { trace: { mood, anger, mood_words: words, feeling: "calm" } },
  }) as unknown as SimulatedTurn;

it("groups messages of one mood, and anger by its level", () => {
  const runs = moodRuns(
    [
      turn("calm"),
      turn("calm"),
      turn("urgent", 0, ["急用"]),
      turn("angry", 1),
      turn("angry", 3, ["骗子"]),
      turn("angry", 3),
    ],
    "abcdef".split("").map((text) => ({ text })),
  );
  expect(
    runs.map(({ mood, anger, points }) => [mood, anger, points.map(({ index }) => index)]),
  ).toEqual([
    ["calm", 0, [0, 1]],
    ["urgent", 0, [2]],
    ["angry", 1, [3]],
    ["angry", 3, [4, 5]],
  ]);
  expect(runs[3]?.points[0]?.words).toEqual(["骗子"]);
});

it("shows no mood where nothing was said", () => {
  expect(
    moodRuns([turn("calm"), turn("urgent")], [{ text: "" }, { text: "快" }]).map(
      ({ mood }) => mood,
    ),
  ).toEqual(["urgent"]);
});

it("stands the higher the worse it is", () => {
  const heights = [
    height("calm", 0),
    height("worried", 0),
    height("urgent", 0),
    height("angry", 1),
    height("angry", 2),
    height("angry", 3),
  ];
  expect(heights).toEqual([0, 1, 2, 3, 4, 5]);
  expect(height("angry", 0)).toBe(3);
});
