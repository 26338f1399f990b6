import { CheckCircleFilled, DownOutlined, MoonOutlined, UpOutlined } from "@ant-design/icons";
import dayjs, { type Dayjs } from "dayjs";
import { useEffect, useRef } from "react";
import { parseTime, shortTime } from "@/domain/clock";
import { DraftPhaseLine } from "@/drafts/DraftPhaseLine";
import { usePartDraft } from "@/drafts/usePartDraft";
import { useSay, type Say } from "@/i18n";
import type { EscalationView, QueueRow } from "@/platform";
import { SeverityIcon } from "@/ui/icons";
import { allDay } from "@/domain/hours";
import { QueueEditor } from "./QueueEditor";
import { hueOf } from "./hue";
import css from "./queues.module.css";

type Props = {
  row: QueueRow;
  index: number;
  view: EscalationView;
  open: boolean;
  fresh: boolean;
  onOpen: (open: boolean) => void;
};

/** A queue in a line, and its form beneath while it is open. */
export function QueueCard({ row, index, view, open, fresh, onOpen }: Props) {
  const say = useSay();
  const part = usePartDraft("queue", row.draft.id, row.draft, {
    diagnostics: row.diagnostics,
    sentence: null,
  });
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  const draft = part.draft ?? row.draft;
  const severity = (["error", "warning"] as const).find((one) =>
    part.diagnostics.some(({ diagnostic }) => diagnostic.severity === one),
  );
  return (
    <li
      ref={card}
      className={css.card}
      data-open={open}
      style={hueOf(index)}
      data-testid={`queue-${draft.id}`}
    >
      <button
        type="button"
        className={`plain ${css.head}`}
        aria-expanded={open}
        aria-label={say("handover.editQueue", { name: draft.name || draft.id })}
        onClick={() => onOpen(!open)}
      >
        <span className={css.swatch} aria-hidden />
        <b>{draft.name || draft.id}</b>
        <span className={css.quiet}>
          {allDay(draft.hours) ? say("handover.allDay") : draft.hours.replaceAll("-", "–")}
        </span>
        <span className={css.state} data-open-now={row.open_now}>
          {row.open_now ? <CheckCircleFilled aria-hidden /> : <MoonOutlined aria-hidden />}
          {say(row.open_now ? "handover.openNow" : "handover.closedNow")}
          {row.open_now ? null : (
            <small>
              {row.opens
                ? say("handover.openAgain", { at: openingWords(row.opens, say) })
                : say("handover.neverOpen")}
            </small>
          )}
        </span>
        {severity ? <SeverityIcon severity={severity} /> : null}
        <span className={css.gap} />
        <DraftPhaseLine state={part} />
        {open ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
      </button>
      {open ? <QueueEditor row={row} part={part} draft={draft} view={view} fresh={fresh} /> : null}
    </li>
  );
}

/** When somebody is there next, as people say it: 今天 09:00, 明天 09:00, 02-12 09:00. */
function openingWords(opens: string, say: Say, now: Dayjs = dayjs()): string {
  const at = parseTime(opens);
  const days = at ? at.startOf("day").diff(now.startOf("day"), "day") : null;
  if (at && (days === 0 || days === 1))
    return say(days === 0 ? "handover.today" : "handover.tomorrow", { time: at.format("HH:mm") });
  return shortTime(opens, now);
}
