import { useSay } from "@/i18n";
import type { Turn } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { answerLine, confirmLine, exactOnly, points } from "./Findings";
import css from "./trace.module.css";

/** So many are shown in any case, and more that are worth a thought. */
const SHOWN = 3;
const WORTH = 1_000;

/**
 * The entries that came into question, each as long as the bot is sure of it, with the lines from
 * which it answers, plainly and saying what it understood.
 */
export function CandidateBars({ turn }: { turn: Turn }) {
  const say = useSay();
  const { go } = useNavigation();
  const candidates = turn.candidates.filter(
    ({ score }, at) => score > 0 && (at < SHOWN || score >= WORTH),
  );
  if (candidates.length === 0) return null;
  const line = exactOnly(turn) ? null : answerLine(turn);
  const likely = confirmLine(turn);
  return (
    <div>
      <dt>{say("trace.candidates")}</dt>
      <dd>
        <ol className={css.bars} data-testid="sim-candidates">
          {candidates.map(({ entry, question, score }) => (
            <li key={entry} data-chosen={entry === turn.entry}>
              <button
                type="button"
                className="plain link"
                onClick={() => go({ page: "answers", entry })}
              >
                {question}
              </button>
              {/* biome-ignore lint/a11y/useSemanticElements: a meter element takes no line */}
              <span
                className={css.bar}
                role="meter"
                aria-label={say("trace.candidate", { question, score: points(score) })}
                aria-valuemin={0}
                aria-valuemax={100}
                aria-valuenow={points(score)}
              >
                <i style={{ width: `${score / 100}%` }} />
                {likely === null ? null : (
                  <u
                    data-likely
                    style={{ insetInlineStart: `${likely / 100}%` }}
                    title={say("trace.confirmLine", { score: points(likely) })}
                  />
                )}
                {line === null ? null : (
                  <u
                    style={{ insetInlineStart: `${line / 100}%` }}
                    title={say("trace.answerLine", { score: points(line) })}
                  />
                )}
              </span>
              <b>{points(score)}</b>
            </li>
          ))}
        </ol>
      </dd>
    </div>
  );
}
