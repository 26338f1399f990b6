import { sharedRuns } from "@/domain/characters";
import { grouped } from "@/domain/numbers";
import { useSay } from "@/i18n";
import type { Checkup } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { Highlighted } from "@/ui/text";
import { keyed } from "@/ui/keyed";
import { Section } from "../shared/Section";
import { Elsewhere } from "./Elsewhere";
import { Strays } from "./Strays";
import type { CheckedDraft, Health } from "./useCheckup";
import css from "./health.module.css";

type Props = Health & { draft: CheckedDraft };

/** What would help most. */
function adviceOf(count: (standing: string) => number): "strays" | "alone" | "wavers" | "good" {
  if (count("strays") > 0) return "strays";
  if (count("holds") + count("likely") >= count("alone") + count("wavers")) return "good";
  return count("alone") > count("wavers") ? "alone" : "wavers";
}

/**
 * 问法体检: would customers find this entry by words that do not stand in it, and what is it confused
 * with?
 */
export function HealthSection({ draft, checkup, fresh, busy, learning }: Props) {
  const say = useSay();
  const wordings = checkup?.wordings ?? [];
  const count = (standing: string) => wordings.filter((one) => one.standing === standing).length;
  const parts = (["holds", "likely", "wavers", "alone", "strays"] as const)
    .map((standing) => ({ standing, count: count(standing) }))
    .filter((part) => part.count > 0);
  return (
    <Section name="health" title={say("health.title")} hint={say("health.hint")}>
      <div className={css.health} data-fresh={fresh} aria-busy={busy} data-testid="health">
        {!draft.enabled ? (
          <p className={css.quiet}>{say("health.disabled")}</p>
        ) : !checkup ? (
          <p className={css.quiet}>
            {learning !== null
              ? say("health.learning", { entries: grouped(learning) })
              : busy
                ? say("health.checking")
                : " "}
          </p>
        ) : (
          <>
            <p className={css.summary} data-testid="health-summary">
              {parts.map(({ standing, count: number }) => (
                <span key={standing} data-standing={standing}>
                  {say(`health.count.${standing}`, { count: number })}
                </span>
              ))}
              {busy ? <em>{say("health.checking")}</em> : null}
            </p>
            <p className={css.advice}>{say(`health.advice.${adviceOf(count)}`)}</p>
            <Elsewhere draft={draft} checkup={checkup} />
            <Strays draft={draft} checkup={checkup} />
            <Confusables checkup={checkup} />
            <Neighbours checkup={checkup} />
          </>
        )}
      </div>
    </Section>
  );
}

/**
 * The entries that customers' words may be taken for, with the two wordings that tie them side by
 * side.
 */
function Confusables({ checkup }: { checkup: Checkup }) {
  const say = useSay();
  const { go } = useNavigation();
  if (checkup.confusable.length === 0) return null;
  return (
    <div className={css.confusable} data-testid="confusable">
      {checkup.confusable.map(({ entry, question, ties }) => (
        <div key={entry}>
          <p>
            {say("health.confusedWith")}{" "}
            <button
              type="button"
              className="plain link"
              onClick={() => go({ page: "answers", entry })}
            >
              {question}
            </button>
          </p>
          <ul>
            {keyed(ties, ({ ours, theirs }) => `${ours} ${theirs}`).map(
              ({ key, row: { ours, theirs } }) => (
                <li key={key}>
                  <span>
                    <Highlighted text={ours} ranges={sharedRuns(ours, theirs)} />
                  </span>
                  <i role="img" aria-label={say("health.and")}>
                    ↔
                  </i>
                  <span>
                    <Highlighted text={theirs} ranges={sharedRuns(theirs, ours)} />
                  </span>
                </li>
              ),
            )}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** How alike two wordings are, in a word: from 0, nothing in common, to 10,000, no difference. */
function likenessWord(likeness: number): "same" | "very" | "rather" | "hardly" {
  if (likeness >= 8_500) return "same";
  if (likeness >= 6_000) return "very";
  return likeness >= 4_000 ? "rather" : "hardly";
}

/**
 * For each wording what other entries are asked in words like it, the nearest first. Folded up: it
 * is for whoever wants to look closer.
 */
function Neighbours({ checkup }: { checkup: Checkup }) {
  const say = useSay();
  const { go } = useNavigation();
  const wordings = checkup.wordings.filter(({ neighbours }) => neighbours.length > 0);
  if (wordings.length === 0) return null;
  return (
    <details className={css.neighbours} data-testid="neighbours">
      <summary>{say("health.neighbours")}</summary>
      <dl>
        {wordings.map(({ index, text, neighbours }) => (
          <div key={index ?? "question"}>
            <dt>{text}</dt>
            {neighbours.map(({ entry, question, wording, likeness }) => (
              <dd key={entry}>
                <em>
                  {say(`health.likeness.${likenessWord(likeness)}`)} {Math.round(likeness / 100)}
                </em>
                <span>
                  <Highlighted text={wording} ranges={sharedRuns(wording, text)} />
                </span>
                <button
                  type="button"
                  className="plain link"
                  onClick={() => go({ page: "answers", entry })}
                >
                  {question}
                </button>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
