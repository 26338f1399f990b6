import { CloseOutlined } from "@ant-design/icons";
import { Button, DatePicker } from "antd";
import { shortTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import { holidayText, isPast, parseHoliday, withHoliday } from "./holidays";
import { keyed } from "@/ui/keyed";
import css from "./queues.module.css";

type Props = {
  value: readonly string[];
  onChange: (value: string[]) => void;
  label: string;
  testid: string;
};

/** Days on which nobody is there: single ones or runs, first and last day included. */
export function HolidayField({ value, onChange, label, testid }: Props) {
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
        aria-label={`${say("handover.addHoliday")} ${label}`}
        style={{ width: 260 }}
        data-testid={`${testid}-add`}
        onChange={(days) => {
          if (days?.[0] && days[1]) onChange(withHoliday(value, holidayText(days[0], days[1])));
        }}
      />
    </div>
  );
}
