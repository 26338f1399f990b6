import { useSay } from "@/i18n";
import type { Turn } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { placeOfPlaceholder } from "@/state/placeOfPlaceholder";
import { usePlaceholders } from "@/state/queries";
import css from "./trace.module.css";

/** Which of the entry's answers was given, and the values in it. */
export function AnswerPart({ turn }: { turn: Turn }) {
  const say = useSay();
  const { go } = useNavigation();
  const placeholders = usePlaceholders().data ?? [];
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
            {facts.map(({ name, value }) => {
              const known = placeholders.find(({ insert }) => insert === name);
              const place = known && placeOfPlaceholder(known);
              return (
                <button
                  key={name}
                  type="button"
                  disabled={!place}
                  onClick={place ? () => go(place) : undefined}
                >
                  {name} = {value}
                </button>
              );
            })}
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
