import { useNavigation } from "@/app/navigation";
import { useSay } from "@/i18n";
import type { Turn } from "@/platform";
import { linesOf } from "./lines";
import css from "./trace.module.css";

const points = (score: number) => Math.round(score / 100);
const SHOWN = 5;

/** The entries that came into question, each as long as the bot is sure of it, with the lines from which it asks back and answers. */
export function CandidateBars({ turn }: { turn: Turn }) {
  const say = useSay();
  const { go } = useNavigation();
  const candidates = turn.candidates.filter(({ score }) => score > 0).slice(0, SHOWN);
  if (candidates.length === 0) return null;
  const { ask, answer } = linesOf(turn);
  return (
    <div>
      <dt>{say("trace.candidates")}</dt>
      <dd>
        <ol className={css.bars} data-testid="sim-candidates">
          {candidates.map(({ entry, question, score }) => (
            <li key={entry} data-chosen={entry === turn.entry}>
              <button type="button" className="plain link" onClick={() => go({ page: "answers", entry })}>{question}</button>
              <span className={css.bar} role="meter" aria-label={say("trace.candidate", { question, score: points(score) })} aria-valuemin={0} aria-valuemax={100} aria-valuenow={points(score)}>
                <i style={{ width: `${score / 100}%` }} />
                {ask === null ? null : <u style={{ insetInlineStart: `${ask / 100}%` }} title={say("trace.askLine", { score: points(ask) })} />}
                {answer === null ? null : <u data-line="answer" style={{ insetInlineStart: `${answer / 100}%` }} title={say("trace.answerLine", { score: points(answer) })} />}
              </span>
              <b>{points(score)}</b>
            </li>
          ))}
        </ol>
        <p className={css.legend}>{[ask === null ? "" : say("trace.askLine", { score: points(ask) }), answer === null ? "" : say("trace.answerLine", { score: points(answer) })].filter(Boolean).join(" · ")}</p>
      </dd>
    </div>
  );
}
