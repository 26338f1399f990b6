import { useSay } from "@/i18n";
import type { Turn } from "@/platform";
import { useFactDrawer } from "@/state/FactDrawerContext";
import { useNavigation } from "@/state/navigation";
import css from "./trace.module.css";

/** Which of the entry's answers was given, and the values in it. */
export function AnswerPart({ turn }: { turn: Turn }) {
  const say = useSay();
  const { go } = useNavigation();
  const { open } = useFactDrawer();
  const { answer } = turn.trace;
  if (!answer || !turn.entry) return null;
  const entry = turn.entry;
  const facts = answer.facts.filter(
    ({ name }, at) => answer.facts.findIndex((one) => one.name === name) === at,
  );
  return (
    <>
      <div>
        <dt>{say("trace.answer")}</dt>
        <dd>
          <button
            type="button"
            className="plain link"
            onClick={() =>
              go({
                page: "answers",
                entry,
                field: { name: answer.row === null ? "answer" : "answers", index: null },
              })
            }
          >
            {say(answer.row === null ? "trace.defaultAnswer" : "trace.conditionalAnswer")}
          </button>
          {answer.conditions.length > 0 ? (
            <>
              {" "}
              {say("trace.because", {
                conditions: answer.conditions
                  .map((one) => say(`trace.condition.${one}`))
                  .join(say("common.comma")),
              })}
            </>
          ) : null}
        </dd>
      </div>
      {facts.length > 0 ? (
        <div>
          <dt>{say("trace.facts")}</dt>
          <dd className={css.facts}>
            {facts.map(({ name, value }) => (
              <button key={name} type="button" onClick={() => open(name)}>
                {name} = {value}
              </button>
            ))}
          </dd>
        </div>
      ) : null}
    </>
  );
}

/** The hand-over rule that fired. */
export function RulePart({ turn }: { turn: Turn }) {
  const say = useSay();
  const { go } = useNavigation();
  const { rule } = turn;
  if (!rule) return null;
  return (
    <div>
      <dt>{say("trace.rule")}</dt>
      <dd>
        <button
          type="button"
          className="plain link"
          onClick={() => go({ page: "handover", rule: rule.id })}
        >
          {rule.title}
        </button>{" "}
        → {turn.record?.queue_name ?? rule.queue} · {say(`urgency.${rule.urgency}`)}
      </dd>
    </div>
  );
}
