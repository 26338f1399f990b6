import { CloseOutlined } from "@ant-design/icons";
import { Button, DatePicker, Segmented } from "antd";
import type { Dayjs } from "dayjs";
import { CLOSED } from "@/domain/hours";
import { shortTime } from "@/domain/clock";
import { ShiftsField } from "@/form/ShiftsField";
import { sayIn, useSay } from "@/i18n";
import type { DateHours } from "@/platform";
import css from "./queues.module.css";

type Props = {
  value: readonly DateHours[];
  /** The usual hours, with which a date of its own begins. */
  usual: string;
  onChange: (value: DateHours[]) => void;
  onBlur: () => void;
  testid: string;
};

const OPEN = "open";
const PLANS = ["workday", "own", "closed"] as const;
type Plan = (typeof PLANS)[number];

/** Dates with hours of their own: half days, make-up workdays, days off. */
export function DatesField({ value, usual, onChange, onBlur, testid }: Props) {
  const say = useSay();
  const put = (date: string, hours: string) => onChange(withDate(value, date, hours));
  return (
    <div className={css.dates} data-testid={testid}>
      {value.map(({ date, hours }) => {
        const plan = planOfDate(hours);
        const name = shortTime(date);
        return (
          <div key={date} className={css.dateRow} data-testid={`${testid}-${date}`}>
            <span>{name}</span>
            <Segmented
              size="small"
              value={plan}
              aria-label={name}
              options={PLANS.map((kind) => ({ value: kind, label: say(`handover.plan.${kind}`) }))}
              onChange={(kind) => {
                put(date, kind === "own" ? usual || "09:00-12:00" : TEXTS[kind]);
                onBlur();
              }}
            />
            {plan === "own" ? (
              <ShiftsField
                value={hours}
                label={name}
                testid={`${testid}-${date}-hours`}
                onChange={(typed) => put(date, typed)}
                onBlur={onBlur}
              />
            ) : null}
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={say("handover.removeHoliday", { holiday: name })}
              onClick={() => {
                onChange(value.filter((one) => one.date !== date));
                onBlur();
              }}
              data-testid={`${testid}-remove-${date}`}
            />
          </div>
        );
      })}
      <DatePicker
        size="small"
        value={null}
        aria-label={say("handover.addDate")}
        placeholder={say("handover.addDate")}
        data-testid={`${testid}-add`}
        onChange={(day: Dayjs | null) => {
          if (!day) return;
          put(day.format("YYYY-MM-DD"), "09:00-12:00");
          onBlur();
        }}
      />
    </div>
  );
}

const TEXTS: Record<Exclude<Plan, "own">, string> = { workday: OPEN, closed: CLOSED };

/** What is written about a date. */
export function planOfDate(hours: string): Plan {
  const text = hours.trim();
  const word = sayIn("zh-CN");
  if (text === CLOSED || text === word("handover.fileWord.closed")) return "closed";
  return text === OPEN || text === word("handover.fileWord.open") ? "workday" : "own";
}

/** The dates with that one, in the order of the calendar; what was written about it before goes. */
export function withDate(dates: readonly DateHours[], date: string, hours: string): DateHours[] {
  const others = dates.filter((one) => one.date !== date);
  return [...others, { date, hours }].sort((a, b) => (a.date < b.date ? -1 : 1));
}
