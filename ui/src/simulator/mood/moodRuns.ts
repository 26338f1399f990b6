// How the mood went, message by message.
import type { Feeling, Message, Mood, SimulatedTurn } from "@/platform";

export type MoodAt = {
  index: number;
  mood: Mood;
  anger: number;
  words: readonly string[];
  feeling: Feeling;
};

/** Messages in a row in which the same mood showed. */
export type MoodRun = { mood: Mood; anger: number; points: MoodAt[] };

/** Where nothing was said, no mood showed. */
export function moodRuns(
  turns: readonly SimulatedTurn[],
  messages: readonly Pick<Message, "text">[],
): MoodRun[] {
  const runs: MoodRun[] = [];
  turns.forEach(({ turn: { trace } }, index) => {
    if (!messages[index]?.text.trim()) return;
    const point = {
      index,
      mood: trace.mood,
      anger: trace.anger,
      words: trace.mood_words,
      feeling: trace.feeling,
    };
    const last = runs.at(-1);
    if (last && last.mood === point.mood && last.anger === point.anger) last.points.push(point);
    else runs.push({ mood: point.mood, anger: point.anger, points: [point] });
  });
  return runs;
}

/** How high the mood stands, from calm (0) to furious (5). */
export function height(mood: Mood, anger: number): number {
  return mood === "angry"
    ? 2 + Math.min(3, Math.max(1, anger))
    : { calm: 0, worried: 1, urgent: 2 }[mood];
}
