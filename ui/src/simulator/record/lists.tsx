import {
  CheckOutlined,
  QuestionOutlined,
  CheckCircleOutlined,
  WarningOutlined,
} from "@ant-design/icons";
import { useSay } from "@/i18n";
import type { AskedQuestion, RecordedMood, RecordField, TriedStep } from "@/platform";
import { useEntries } from "@/state/queries";
import { keyed } from "@/ui/keyed";
import { MoodWord } from "../mood/MoodWord";
import { RecordRow } from "./RecordRow";
import css from "./record.module.css";

type AskedProps = { asked: AskedQuestion[]; tried: TriedStep[] };

/** What the customer asked, and what came of it: an answer, or what the bot tried instead. */
export function Asked({ asked, tried }: AskedProps) {
  const say = useSay();
  const rows = useEntries().data ?? [];
  const outcome = ({ answered, entry }: AskedQuestion) => {
    if (answered) return say("record.answered");
    const question = rows.find(({ id }) => id === entry)?.question;
    const step = tried.findLast((one) => entry !== null && one.entry === entry);
    const did = step ? say(`trace.action.${step.action}`) : say("record.open");
    return question ? say("record.recognised", { question, did }) : did;
  };
  return (
    <ol>
      {keyed(asked, ({ text }) => text).map(({ key, row }) => (
        <li key={key} data-answered={row.answered}>
          {row.text}
          <small>
            {row.answered ? <CheckOutlined aria-hidden /> : <QuestionOutlined aria-hidden />}{" "}
            {outcome(row)}
          </small>
          {row.answer ? (
            <p className={css.answer} title={row.answer}>
              {row.answer}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

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

type RepeatsProps = { repeats: string[]; missing: RecordField[] };

/** What the customer would have to say again: nothing, if all is well; the rest is asked. */
export function Repeats({ repeats, missing }: RepeatsProps) {
  const say = useSay();
  return (
    <RecordRow label="record.repeats" testid="record-repeats">
      {repeats.length === 0 ? (
        <span className={css.nothing}>
          <CheckCircleOutlined aria-hidden />{" "}
          {say(missing.length > 0 ? "record.onlyMissing" : "record.nothingToRepeat")}
        </span>
      ) : (
        <span className={css.danger}>
          <WarningOutlined aria-hidden /> {repeats.join(say("common.comma"))}
        </span>
      )}
    </RecordRow>
  );
}

/** What the bot did, message by message; folded, because the conversation says it better. */
export function Tried({ steps }: { steps: TriedStep[] }) {
  const say = useSay();
  const rows = useEntries().data ?? [];
  return (
    <details className={css.more}>
      <summary>{say("record.steps", { count: steps.length })}</summary>
      <ol>
        {keyed(steps, ({ turn, action }) => `${turn} ${action}`).map(
          ({ key, row: { turn, action, entry } }) => (
            <li key={key}>
              {say("record.step", { number: turn, action: say(`trace.action.${action}`) })}
              {entry ? `「${rows.find(({ id }) => id === entry)?.question ?? entry}」` : ""}
            </li>
          ),
        )}
      </ol>
    </details>
  );
}
