import { useSay } from "@/i18n";
import type { RecordedMood } from "@/platform";
import { MoodWord } from "../mood/MoodWord";
import css from "./record.module.css";

/** The mood as the human is told it: how it last was, by which words, and how it got there. */
export function RecordMood({ mood }: { mood: RecordedMood }) {
  const say = useSay();
  const { now, anger = 0, words, course } = mood;
  return (
    <>
      <MoodWord mood={now} anger={anger} />
      {words.length > 0 ? (
        <small className={css.quoted}>
          {words.map((word) => `“${word}”`).join(say("common.comma"))}
        </small>
      ) : null}
      {course.length > 1 ? (
        <ol className={css.course} aria-label={say("simulator.moodCourse")}>
          {course.map((point) => (
            <li key={point.turn}>
              <small>{say("record.at", { number: point.turn })}</small>
              <MoodWord mood={point.mood} anger={point.anger ?? 0} />
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
