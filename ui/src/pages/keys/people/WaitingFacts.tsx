import { useLocalized, useSay } from "@/i18n";
import type { WaitingRoot } from "@/platform";
import css from "../keys.module.css";

/** What would change, who has signed that and who is asked. */
export function WaitingFacts({ waiting }: { waiting: WaitingRoot }) {
  const say = useSay();
  const localized = useLocalized();
  const { changes, signed_by: signed, asked } = waiting;
  const still = asked.map((person) =>
    signed.includes(person) ? say("keys.withNewKey", { person }) : person,
  );
  const comma = say("common.comma");
  return (
    <dl className={css.facts} data-testid="waiting-facts">
      <dt>{say("keys.change")}</dt>
      <dd>
        <ul>
          {changes.map((change) => (
            <li key={change.zh}>{localized(change)}</li>
          ))}
        </ul>
      </dd>
      <dt>{say("signing.signedBy")}</dt>
      <dd>{signed.length > 0 ? signed.join(comma) : say("keys.nobody")}</dd>
      <dt>{say("keys.asked")}</dt>
      <dd>{still.join(comma)}</dd>
    </dl>
  );
}
