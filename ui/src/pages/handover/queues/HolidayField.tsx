import { CloseOutlined } from "@ant-design/icons";
import { Button, DatePicker } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { shortTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import { keyed } from "@/ui/keyed";
import css from "./queues.module.css";

type Props = {
  value: readonly string[];
  onChange: (value: string[]) => void;
  label: string;
  testid: string;
  /** What adding is called, where it is no holiday. */
  add?: string;
};

/** Days on which nobody is there: single ones or runs, first and last day included. */
export function HolidayField({ value, onChange, label, testid, add }: Props) {
  const say = useSay();
  return (
    <div className={css.holidays} data-testid={testid}>
      {value.length > 0 ? (
        <ul>
          {keyed(value, (text) => text).map(({ key, row: text }, index) => {
            const holiday = parseHoliday(text);
            const days = holiday ? holiday.last.diff(holiday.first, "day") + 1 : 0;
            const words = !holiday
              ? text
              : days === 1
                ? shortTime(text)
                : [holiday.first, holiday.last]
                    .map((day) => shortTime(day.format("YYYY-MM-DD")))
                    .join(" – ");
            return (
              <li key={key} data-past={holiday ? isPast(holiday) : undefined} data-bad={!holiday}>
                {words}
                {holiday && days > 1 ? (
                  <small>{say("handover.daysLong", { count: days })}</small>
                ) : null}
                {holiday && isPast(holiday) ? <small>{say("handover.past")}</small> : null}
                <Button
                  size="small"
                  type="text"
                  icon={<CloseOutlined />}
                  aria-label={say("handover.removeHoliday", { holiday: words })}
                  onClick={() => onChange(value.filter((_, at) => at !== index))}
                  data-testid={`${testid}-remove-${index}`}
                />
              </li>
            );
          })}
        </ul>
      ) : null}
      <DatePicker.RangePicker
        size="small"
        value={null}
        placeholder={[say("handover.firstDay"), say("handover.lastDay")]}
        aria-label={`${add ?? say("handover.addHoliday")} ${label}`}
        style={{ width: 260 }}
        data-testid={`${testid}-add`}
        onChange={(days) => {
          if (days?.[0] && days[1]) onChange(withHoliday(value, holidayText(days[0], days[1])));
        }}
      />
    </div>
  );
}

// Holidays as the files write them: `2027-02-03`, or `2027-02-03..2027-02-11` with both ends.

type Holiday = { first: Dayjs; last: Dayjs };

export function parseHoliday(text: string): Holiday | null {
  const [from = "", until = from] = text.split("..").map((part) => part.trim());
  const [first, last] = [dateOf(from), dateOf(until)];
  return first && last && !last.isBefore(first) ? { first, last } : null;
}

export function holidayText(first: Dayjs, last: Dayjs): string {
  const [from, until] = [first.format("YYYY-MM-DD"), last.format("YYYY-MM-DD")];
  return from === until ? from : `${from}..${until}`;
}

/**
 * Added in the order of the calendar, and not twice; what can't be read stays at the end, where it
 * was written.
 */
export function withHoliday(holidays: readonly string[], added: string): string[] {
  const all = holidays.includes(added) ? [...holidays] : [...holidays, added];
  const at = (text: string) => parseHoliday(text)?.first.valueOf() ?? Number.MAX_SAFE_INTEGER;
  return all
    .map((text, index) => ({ text, index }))
    .sort((a, b) => at(a.text) - at(b.text) || a.index - b.index)
    .map(({ text }) => text);
}

/** Whether it is over. */
export function isPast(holiday: Holiday, now: Dayjs = dayjs()): boolean {
  return holiday.last.isBefore(now, "day");
}

function dateOf(text: string): Dayjs | null {
  if (!/^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/.test(text)) return null;
  const at = dayjs(text.replaceAll("/", "-"));
  // Thirtieths of February roll over into March.
  return at.isValid() && at.date() === Number(text.split(/[-/]/)[2]) ? at : null;
}
