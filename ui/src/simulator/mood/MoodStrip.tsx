import { Tooltip } from "antd";
import { useEffect, useRef } from "react";
import { useSay } from "@/i18n";
import type { Feeling, Message, Mood, SimulatedTurn } from "@/platform";
import { useSimulator } from "../SimulatorProvider";
import { MoodWord, useMoodWords } from "./MoodWord";
import css from "./mood.module.css";

/** The customer's mood from the first message to the last; each step leads to its message. */
export function MoodStrip({ onJump }: { onJump: (index: number) => void }) {
  const say = useSay();
  const words = useMoodWords();
  const { turns, messages } = useSimulator();
  const strip = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something was said
  useEffect(() => {
    if (strip.current) strip.current.scrollLeft = strip.current.scrollWidth;
  }, [turns.length]);
  const runs = moodRuns(turns, messages);
  if (runs.length === 0) return null;
  const inWords = ({ index, mood, anger, words: shown, feeling }: MoodAt) =>
    [
      say("simulator.moodAt", { number: index + 1, mood: words(mood, anger) }),
      shown.length > 0
        ? say("simulator.moodBecause", { words: shown.join(say("common.comma")) })
        : "",
      mood === "calm" && feeling !== "calm" ? say(`simulator.feeling.${feeling}`) : "",
    ]
      .filter(Boolean)
      .join(" ");
  return (
    <section className={css.mood} aria-label={say("simulator.moodCourse")} data-testid="sim-mood">
      <h3>{say("simulator.mood")}</h3>
      <ol ref={strip} className={css.strip}>
        {runs.map((run) => (
          <li key={run.points[0]?.index}>
            <span className={css.bars}>
              {run.points.map((point) => (
                <Tooltip key={point.index} title={inWords(point)}>
                  <button
                    type="button"
                    className="plain"
                    aria-label={inWords(point)}
                    onClick={() => onJump(point.index)}
                    data-mood={point.mood}
                    data-level={height(point.mood, point.anger)}
                    data-testid={`sim-mood-${point.index}`}
                  >
                    <i style={{ height: 4 + height(point.mood, point.anger) * 2 }} />
                  </button>
                </Tooltip>
              ))}
            </span>
            <MoodWord mood={run.mood} anger={run.anger} />
          </li>
        ))}
      </ol>
    </section>
  );
}

// How the mood went, message by message.

type MoodAt = {
  index: number;
  mood: Mood;
  anger: number;
  words: readonly string[];
  feeling: Feeling;
};

/** Messages in a row in which the same mood showed. */
type MoodRun = { mood: Mood; anger: number; points: MoodAt[] };

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
