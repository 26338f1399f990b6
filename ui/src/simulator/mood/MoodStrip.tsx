import { Tooltip } from "antd";
import { useEffect, useRef } from "react";
import { useSay } from "@/i18n";
import { useSimulator } from "../SimulatorProvider";
import { MoodWord } from "./MoodWord";
import { height, moodRuns, type MoodAt } from "./moodRuns";
import { useMoodWords } from "./useMoodWords";
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
                    <i style={{ height: 3 + height(point.mood, point.anger) * 4 }} />
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
