import { useNavigation } from "@/state/navigation";
import { sharedRuns } from "@/domain/characters";
import { useSay } from "@/i18n";
import type { Checkup } from "@/platform";
import { Highlighted } from "@/ui/Highlighted";
import { keyed } from "@/ui/keyed";
import css from "./health.module.css";

/**
 * The entries that customers' words may be taken for, with the two wordings that tie them side by
 * side.
 */
export function Confusables({ checkup }: { checkup: Checkup }) {
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
