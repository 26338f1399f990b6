import { useSay, type TextKey } from "@/i18n";
import type { CaseRecord } from "@/platform";
import css from "./record.module.css";

const TOPICS = ["injury", "illness", "allergy", "food_safety", "fire", "minor", "legal", "fraud", "privacy"];

/** The case record as the human agent sees it: first the sentence to open with. */
export function CaseRecordCard({ record }: { record: CaseRecord }) {
  const say = useSay();
  const comma = say("common.comma");
  const rows: [TextKey, string | null][] = [
    ["record.customer", [record.customer, record.phone].filter(Boolean).join(" ") || null],
    ["record.order", [record.order, record.order_state].filter(Boolean).join(" · ") || null],
    ["record.tracking", record.tracking],
    ["record.product", record.product],
    ["record.issue", record.issue.summary],
    ["record.mood", record.mood.words.length > 0 ? say("record.moodWords", { mood: say(`mood.${record.mood.now}`), words: record.mood.words.join(comma) }) : say(`mood.${record.mood.now}`)],
    ["record.danger", record.danger.map((topic) => (TOPICS.includes(topic) ? say(`topic.${topic}` as TextKey) : topic)).join(comma) || null],
    ["record.promises", record.promises.map((promise) => promise.text).join(comma) || null],
    ["record.repeats", record.repeats.join(comma) || null],
    ["record.missing", record.missing.map((field) => say(`record.field.${field}`)).join(comma) || null],
  ];
  return (
    <section className={css.record} data-urgency={record.urgency} aria-label={say("record.title")} data-testid="case-record">
      <header>
        <b>{say("record.title")}</b>
        <span>→ {record.queue_name}{record.kind === "callback" ? ` · ${say("record.callback")}` : ""}{record.queue_open === false ? say("record.closed") : ""}</span>
        <em>{say(`urgency.${record.urgency}`)}</em>
      </header>
      <blockquote data-testid="case-opening"><small>{say("record.opening")}</small>{record.opening}</blockquote>
      <dl>
        {rows.map(([key, value]) => (value ? <div key={key}><dt>{say(key)}</dt><dd>{value}</dd></div> : null))}
        {record.asked.length > 0 ? (
          <div>
            <dt>{say("record.asked")}</dt>
            <dd>{record.asked.map(({ text, answered }, index) => <p key={index} data-answered={answered}>{text}<small>{say(answered ? "record.answered" : "record.open")}</small></p>)}</dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
}
