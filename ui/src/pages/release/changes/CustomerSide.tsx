import { useSay } from "@/i18n";
import type { Outcome } from "@/platform";
import type { Marked } from "./differing";
import css from "./changes.module.css";

/** What the customer reads, in the bot's bubble; what is otherwise is marked. */
export function CustomerSide({
  title,
  outcome,
  said,
  gone = false,
}: {
  title: string;
  outcome: Outcome;
  said: Marked;
  gone?: boolean;
}) {
  const say = useSay();
  const Mark = gone ? "del" : "ins";
  return (
    <div className={css.side}>
      <small>
        {title} ·{" "}
        {say("review.did", {
          action: say(`trace.action.${outcome.action}`),
          named: outcome.questions.map((question) => say("fix.quoted", { question })).join(""),
        })}
      </small>
      {outcome.said ? (
        <p className={css.bubble}>
          {said.same}
          {said.differs ? <Mark>{said.differs}</Mark> : null}
          {said.rest}
        </p>
      ) : (
        <p className={css.quiet}>{say("review.silent")}</p>
      )}
    </div>
  );
}
