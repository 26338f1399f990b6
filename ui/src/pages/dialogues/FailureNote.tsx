import { CloseCircleFilled } from "@ant-design/icons";
import { useLocalized, useSay } from "@/i18n";
import type { ExpectationFailure } from "@/platform";
import css from "./dialogues.module.css";

/**
 * Expected and actual, one under the other; what was said stands right above and needs no
 * repeating.
 */
export function FailureNote({ failure, said }: { failure: ExpectationFailure; said: string }) {
  const say = useSay();
  const localized = useLocalized();
  return (
    <div className={css.failure} role="note" data-testid="expectation-failure">
      <p>
        <CloseCircleFilled aria-hidden /> {localized(failure.message)}
      </p>
      <dl>
        <div>
          <dt>{say(failure.field === "lacks" ? "dialogues.unwanted" : "dialogues.expected")}</dt>
          <dd>{failure.expected || say("common.empty")}</dd>
        </div>
        {failure.actual === said ? null : (
          <div>
            <dt>{say("dialogues.actual")}</dt>
            <dd>{failure.actual || say("common.empty")}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
