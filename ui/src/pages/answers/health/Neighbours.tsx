import { useNavigation } from "@/state/navigation";
import { sharedRuns } from "@/domain/characters";
import { useSay } from "@/i18n";
import type { Checkup } from "@/platform";
import { Highlighted } from "@/ui/Highlighted";
import css from "./health.module.css";

/** How alike two wordings are, in a word: from 0, nothing in common, to 10,000, no difference. */
export function likenessWord(likeness: number): "same" | "very" | "rather" | "hardly" {
  if (likeness >= 8_500) return "same";
  if (likeness >= 6_000) return "very";
  return likeness >= 4_000 ? "rather" : "hardly";
}

/**
 * For each wording what other entries are asked in words like it, the nearest first. Folded up: it
 * is for whoever wants to look closer.
 */
export function Neighbours({ checkup }: { checkup: Checkup }) {
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
