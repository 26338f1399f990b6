import { DatePicker } from "antd";
import dayjs from "dayjs";
import { cellTime, parseTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import css from "./conditions.module.css";

type Props = {
  from: string;
  until: string;
  onChange: (change: { from?: string; until?: string }) => void;
  onBlur: () => void;
};

/** Two ends that may each be open; the end itself no longer belongs to the window. */
export function TimeWindow({ from, until, onChange, onBlur }: Props) {
  const say = useSay();
  const common = {
    showTime: { format: "HH:mm", defaultOpenValue: dayjs().startOf("day") },
    format: "YYYY-MM-DD HH:mm",
    needConfirm: false,
    onBlur,
  };
  return (
    <div className={css.window}>
      <DatePicker
        {...common}
        placeholder={say("conditions.from")}
        aria-label={say("conditions.from")}
        value={parseTime(from)}
        onChange={(at) => onChange({ from: cellTime(at) })}
        data-testid="condition-from"
      />
      <span>–</span>
      <DatePicker
        {...common}
        placeholder={say("conditions.until")}
        aria-label={say("conditions.until")}
        value={parseTime(until)}
        onChange={(at) => onChange({ until: cellTime(at) })}
        data-testid="condition-until"
      />
    </div>
  );
}
