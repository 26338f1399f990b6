import { useEscalation } from "@/app/queries";
import { useSay, type TextKey } from "@/i18n";
import type { EscalationView } from "@/platform";
import { EmptyNote } from "@/ui/EmptyNote";
import { Loaded } from "@/ui/Loaded";
import { PageFrame, Part } from "@/ui/PageFrame";
import { QueueLine } from "./QueueLine";
import { RuleLine } from "./RuleLine";
import css from "./handover.module.css";

const FIELDS = ["customer", "order", "tracking", "product", "issue", "mood", "queue"];
const TOPICS = ["injury", "illness", "allergy", "food_safety", "fire", "minor", "legal", "fraud", "privacy"];

/** When a human takes over, who, how soon, saying what. Written in escalation.toml for now. */
export function HandoverPage() {
  const say = useSay();
  return (
    <PageFrame title={say("nav.handover")} lead={say("handover.lead")} testid="page-handover">
      <Loaded query={useEscalation()}>{(view) => <Handover view={view} />}</Loaded>
    </PageFrame>
  );
}

function Handover({ view }: { view: EscalationView }) {
  const say = useSay();
  return (
    <>
      <Part title={say("handover.rules")} count={view.rules.length} extra={<small className={css.quiet}>{say("handover.order")}</small>}>
        {view.rules.length === 0
          ? <EmptyNote title={say("handover.noRules")}>{say("handover.noRulesBody")}</EmptyNote>
          : <ol>{view.rules.map((rule, index) => <RuleLine key={rule.id} rule={rule} number={index + 1} />)}</ol>}
      </Part>
      <Part title={say("handover.queues")} count={view.queues.length}>
        <ul>{view.queues.map((queue) => <QueueLine key={queue.id} queue={queue} />)}</ul>
      </Part>
      <Part title={say("handover.dangers")} count={view.dangers.length}>
        <ul>
          {view.dangers.map(({ topic, words }) => (
            <li key={topic} className={css.danger}>
              <b>{TOPICS.includes(topic) ? say(`topic.${topic}` as TextKey) : topic}</b>
              <span>{words.join(say("common.comma"))}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={say("record.title")}>
        <p className={css.needs}>{view.needs.length > 0 ? say("handover.needs", { fields: view.needs.map((field) => (FIELDS.includes(field) ? say(`record.field.${field}` as TextKey) : field)).join(say("common.comma")) }) : say("handover.needsNothing")}</p>
      </Part>
    </>
  );
}
