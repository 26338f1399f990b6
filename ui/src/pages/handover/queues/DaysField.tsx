import { Segmented } from "antd";
import { useSay } from "@/i18n";
import type { FieldDiagnostic, QueueDraft, OpenSpan } from "@/platform";
import { ShiftsField } from "@/form/ShiftsField";
import { FieldNotes, under } from "@/form/Field";
import { timeOf } from "@/domain/hours";
import {
  planOf,
  restOfNight,
  WEEKDAYS,
  weekOf,
  withPlan,
  placeOf,
  type DayPlan,
} from "../shared/week";
import css from "./queues.module.css";

type Props = {
  draft: QueueDraft;
  diagnostics: readonly FieldDiagnostic[];
  onChange: (change: Partial<QueueDraft>) => void;
  onBlur: () => void;
};

const PLANS = ["usual", "own", "closed"] as const;

/** Each day of the week: as usual, at hours of its own, or closed. */
export function DaysField({ draft, diagnostics, onChange, onBlur }: Props) {
  const say = useSay();
  const week = weekOf(draft);
  return (
    <div className={css.days} data-field="days">
      {WEEKDAYS.map((day) => {
        const plan = planOf(draft, day);
        const name = say(`weekday.${day}`);
        const put = (next: DayPlan) => onChange(withPlan(draft, day, next));
        return (
          <div key={day} className={css.day} data-field={`week.${day}`}>
            <span>{name}</span>
            <Segmented
              size="small"
              value={plan.kind}
              aria-label={name}
              options={PLANS.map((kind) => ({ value: kind, label: say(`handover.${kind}`) }))}
              data-testid={`plan-${draft.id}-${day}`}
              onChange={(kind) => {
                put(kind === "own" ? { kind, hours: draft.hours || "09:00-18:00" } : { kind });
                onBlur();
              }}
            />
            <DayStrip spans={week[day - 1] ?? []} rest={restOfNight(draft, day)} />
            {plan.kind === "own" ? (
              <ShiftsField
                value={plan.hours}
                label={name}
                testid={`own-${draft.id}-${day}`}
                onChange={(hours) => put({ kind: "own", hours })}
                onBlur={onBlur}
              />
            ) : null}
          </div>
        );
      })}
      <FieldNotes notes={[...under(diagnostics, "days"), ...under(diagnostics, "week")]} />
    </div>
  );
}

/**
 * A day from midnight to midnight, to see while its hours are being set. What is left of the night
 * before, until `rest`, is drawn lighter.
 */
function DayStrip({ spans, rest }: { spans: readonly OpenSpan[]; rest: number }) {
  const say = useSay();
  return (
    <span className={css.strip} aria-hidden>
      {spans.map((span) => {
        const { left, width } = placeOf(span);
        const isRest = span.from === 0 && span.until === rest;
        const hours = `${timeOf(span.from)}–${timeOf(span.until)}`;
        return (
          <i
            key={span.from}
            data-rest={isRest}
            style={{ left: `${left}%`, width: `${width}%` }}
            title={isRest ? say("handover.restOfNight", { until: timeOf(rest) }) : hours}
          >
            {isRest && width > 15 ? say("handover.restOfNight", { until: timeOf(rest) }) : null}
          </i>
        );
      })}
    </span>
  );
}
