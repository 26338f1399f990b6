import { useSay } from "@/i18n";
import type { HandOff } from "@/platform";
import css from "./changes.module.css";

/** What the human agent gets of it: by which rule, in which queue, with what to open. */
export function AgentSide({ handed, other }: { handed: HandOff; other?: HandOff }) {
  const say = useSay();
  const rule = handed.rule?.title;
  if (!rule && handed.records.length === 0)
    return <p className={`${css.side} ${css.quiet}`}>{say("review.noHuman")}</p>;
  return (
    <dl className={`${css.side} ${css.agent}`}>
      {rule ? (
        <div data-fresh={other !== undefined && other.rule?.title !== rule}>
          <dt>{say("review.rule")}</dt>
          <dd>{rule}</dd>
        </div>
      ) : null}
      {handed.records.map((record, index) => {
        const was = other?.records[index];
        const rows = [
          ["queue", record.queue_name || record.queue, was && (was.queue_name || was.queue)],
          ["urgency", say(`urgency.${record.urgency}`), was && say(`urgency.${was.urgency}`)],
          ["issue", record.issue.summary, was?.issue.summary],
          ["opening", record.opening, was?.opening],
          [
            "missing",
            record.missing.map((field) => say(`record.field.${field}`)).join(say("common.comma")),
            was?.missing.map((field) => say(`record.field.${field}`)).join(say("common.comma")),
          ],
        ] as const;
        return rows.map(([name, value, before]) =>
          value ? (
            <div
              key={`${record.queue} ${name}`}
              data-fresh={other !== undefined && before !== value}
            >
              <dt>{say(`review.record.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        );
      })}
    </dl>
  );
}
