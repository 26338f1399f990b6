import { CustomerServiceOutlined } from "@ant-design/icons";
import { shortTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import type { CaseRecord, TranscriptLine } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { keyed } from "@/ui/keyed";
import { Opening } from "../record/Opening";
import { RecordFields } from "../record/RecordFields";
import css from "../record/record.module.css";

/**
 * The hand-over as the human agent sees it: whose case it is and how urgent, the sentence to open
 * with, the record, what was said.
 */
export function AgentView({ record }: { record: CaseRecord }) {
  const say = useSay();
  const { go } = useNavigation();
  const callback = record.kind === "callback";
  return (
    <section
      className={css.agent}
      data-urgency={record.urgency}
      aria-label={say("record.agentSees")}
      data-testid="case-record"
    >
      <header>
        <b>
          <CustomerServiceOutlined aria-hidden /> {say("record.agentSees")}
        </b>
        <em data-urgency={record.urgency}>{say(`urgency.${record.urgency}`)}</em>
      </header>
      <p className={css.whose} data-testid="case-queue">
        {say("record.case", { number: record.case })} → {record.queue_name || record.queue}
        {callback ? ` · ${say("record.callback")}` : ""}
        {record.kind === "notice" ? ` · ${say("record.notice")}` : ""}
        {record.queue_open === false ? say("record.closed") : ""}
        {record.opens_at ? ` · ${say("record.opensAt", { time: shortTime(record.opens_at) })}` : ""}
        {record.instead_of ? ` · ${say("record.insteadOf", { queue: record.instead_of })}` : ""}
      </p>
      <Opening text={record.opening} />
      <RecordFields record={record} />
      {record.rule ? (
        <p className={css.reason}>
          <button
            type="button"
            className="plain link"
            onClick={() => go({ page: "handover", rule: record.rule ?? "" })}
          >
            {say("record.byRule", { title: record.rule_title ?? record.rule })}
          </button>
          {record.because.length > 0
            ? say("record.becauseOf", { words: record.because.join(say("common.comma")) })
            : ""}
        </p>
      ) : null}
      <Transcript lines={record.transcript} />
    </section>
  );
}

/** What was said until then, folded. */
function Transcript({ lines }: { lines: TranscriptLine[] }) {
  const say = useSay();
  if (lines.length === 0) return null;
  return (
    <details className={`${css.more} ${css.transcript}`} data-testid="case-transcript">
      <summary>{say("record.transcript", { count: lines.length })}</summary>
      <ol>
        {keyed(lines, ({ from, text }) => `${from} ${text}`).map(({ key, row: { from, text } }) => (
          <li key={key} data-from={from}>
            <small>{say(`record.${from}Said`)}</small>
            {text}
          </li>
        ))}
      </ol>
    </details>
  );
}
