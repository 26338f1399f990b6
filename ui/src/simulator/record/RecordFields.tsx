import { useSay, type TextKey } from "@/i18n";
import type { CaseRecord } from "@/platform";
import { Asked, RecordMood, Repeats, Tried } from "./lists";
import { RecordRow } from "./RecordRow";
import { isNew, news } from "./news";
import css from "./record.module.css";

const TOPICS = [
  "injury",
  "illness",
  "allergy",
  "food_safety",
  "fire",
  "minor",
  "legal",
  "fraud",
  "privacy",
];

/** All that the record holds; with the one of the turn before, what is new is marked. */
export function RecordFields({
  record,
  before,
}: {
  record: CaseRecord;
  before?: CaseRecord | null;
}) {
  const say = useSay();
  const comma = say("common.comma");
  const fresh = before === undefined ? new Set<string>() : news(before, record);
  const personal = (pointer: string) => record.personal.includes(pointer);
  const joined = (...values: (string | null)[]) => values.filter(Boolean).join(" · ");
  const plain = [
    ["issue", record.issue.summary, "/issue/summary"],
    ["customer", joined(record.customer, record.level), "/customer"],
    ["phone", record.phone, "/phone"],
    ["order", joined(record.order, record.order_state), "/order"],
    ["amount", record.amount, "/amount"],
    ["tracking", joined(record.carrier, record.tracking), "/tracking"],
    ["product", record.product, "/product"],
  ] as const;
  return (
    <dl className={css.fields}>
      {plain.map(([part, value, pointer]) =>
        value ? (
          <RecordRow
            key={part}
            label={`record.${part}`}
            personal={personal(pointer)}
            fresh={fresh.has(part)}
            testid={`record-${part}`}
          >
            {value}
          </RecordRow>
        ) : null,
      )}
      <RecordRow label="record.mood" fresh={fresh.has("mood")} testid="record-mood">
        <RecordMood mood={record.mood} />
      </RecordRow>
      {record.danger.length > 0 ? (
        <RecordRow label="record.danger" fresh={fresh.has("danger")} testid="record-danger">
          <b className={css.danger}>
            {record.danger
              .map((topic) => (TOPICS.includes(topic) ? say(`topic.${topic}` as TextKey) : topic))
              .join(comma)}
          </b>
        </RecordRow>
      ) : null}
      {record.asked.length > 0 ? (
        <RecordRow
          label="record.asked"
          personal={personal("/asked/-/text")}
          fresh={fresh.has("asked")}
          testid="record-asked"
        >
          <Asked asked={record.asked} tried={record.tried} />
        </RecordRow>
      ) : null}
      {record.promises.length > 0 ? (
        <RecordRow
          label="record.promises"
          personal={personal("/promises/-/text")}
          fresh={fresh.has("promises")}
          testid="record-promises"
        >
          {record.promises.map((promise) => (
            <p
              key={`${promise.turn} ${promise.text}`}
              data-fresh={before !== undefined && isNew(before?.promises, promise)}
            >
              {promise.text}
              <small>
                {say("record.promiseBy", { number: promise.turn, capability: promise.capability })}
              </small>
            </p>
          ))}
        </RecordRow>
      ) : null}
      {record.tried.length > 0 ? (
        <RecordRow label="record.tried" testid="record-tried">
          <Tried steps={record.tried} />
        </RecordRow>
      ) : null}
      {record.missing.length > 0 ? (
        <RecordRow label="record.missing" testid="record-missing">
          <span className={css.missing}>
            {record.missing.map((field) => say(`record.field.${field}`)).join(comma)}
          </span>
        </RecordRow>
      ) : null}
      <Repeats repeats={record.repeats} missing={record.missing} />
    </dl>
  );
}
