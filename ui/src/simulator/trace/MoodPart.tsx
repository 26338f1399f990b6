import { useSay, type TextKey } from "@/i18n";
import type { MoodCue, Turn } from "@/platform";
import { MoodWord } from "../mood/MoodWord";
import css from "./trace.module.css";

/** From so many points on a mood shows. */
const SHOWS = 2;

const CLASSES = [
  "curse",
  "insult",
  "fury",
  "complaint",
  "threat",
  "leave",
  "contempt",
  "sarcasm",
  "cheat",
  "ignored",
  "blame",
  "demand",
  "overdue",
  "quality",
  "rude",
  "slow",
  "verdict",
  "impatient",
  "broken-promise",
  "deadline",
  "hurry",
  "press",
  "late",
  "worry",
  "tone",
  "shouting",
  "capitals",
  "repetition",
  "own",
] as const;

/**
 * How the mood was read: the words that decided, how much each of them counted, and those that were
 * not enough.
 */
export function MoodPart({ turn }: { turn: Turn }) {
  const say = useSay();
  const { mood, anger, mood_cues: cues } = turn.trace;
  if (mood === "calm" && cues.length === 0) return null;
  const decided = strongestFirst(cues.filter((cue) => cue.mood === mood && mood !== "calm"));
  const others = strongestFirst(cues.filter((cue) => !decided.includes(cue)));
  const kind = (code: string) => {
    const known = CLASSES.find((one) => one === code);
    return known ? say(`trace.cue.${known}` as TextKey) : "";
  };
  const shown = (cue: MoodCue) => (
    <li key={`${cue.span.start} ${cue.class}`}>
      “{cue.text}”<small>{kind(cue.class)}</small>
      <b>{say("trace.points", { number: cue.points })}</b>
    </li>
  );
  return (
    <div data-testid="sim-trace-mood">
      <dt>{say("record.mood")}</dt>
      <dd>
        <p className={css.moodLine}>
          <MoodWord mood={mood} anger={anger} />
          {mood === "calm"
            ? say("trace.notEnough", { needed: SHOWS })
            : say(mood === "angry" ? "trace.angerPoints" : "trace.moodPoints", {
                sum: decided.reduce((sum, { points }) => sum + points, 0),
                level: anger,
              })}
        </p>
        {decided.length > 0 ? <ul className={css.parts}>{decided.map(shown)}</ul> : null}
        {others.length > 0 ? (
          <>
            <p className={css.legend}>{say("trace.otherCues")}</p>
            <ul className={css.parts}>{others.map(shown)}</ul>
          </>
        ) : null}
      </dd>
    </div>
  );
}

function strongestFirst(cues: MoodCue[]): MoodCue[] {
  return [...cues].sort((a, b) => b.points - a.points || a.span.start - b.span.start);
}
