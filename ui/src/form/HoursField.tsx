import { AutoComplete } from "antd";
import { useSay } from "@/i18n";
import { ends, joined, parseHours, passesMidnight, tidied, timeOf } from "@/domain/hours";
import css from "./form.module.css";

type Props = {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  label: string;
  testid: string;
  autoFocus?: boolean;
};

const TIMES = Array.from({ length: 49 }, (_, half) => ({ value: timeOf(half * 30) }));

/** Two times of day, chosen or typed; past midnight is said so. */
export function HoursField({ value, onChange, onBlur, label, testid, autoFocus }: Props) {
  const say = useSay();
  const [from, until] = ends(value);
  const field = (name: "from" | "until", time: string, put: (time: string) => string) => (
    <AutoComplete
      value={time}
      options={name === "from" ? TIMES.slice(0, -1) : TIMES.slice(1)}
      onChange={(typed: string) => onChange(put(typed ?? ""))}
      autoFocus={autoFocus && name === "from"}
      onBlur={() => {
        if (tidied(time) !== time) onChange(put(tidied(time)));
        onBlur?.();
      }}
      aria-label={`${label} ${say(name === "from" ? "handover.hoursFrom" : "handover.hoursUntil")}`}
      placeholder="--:--"
      status={time && !parseHours(value) ? "warning" : ""}
      className={css.time}
      data-testid={`${testid}-${name}`}
      defaultActiveFirstOption={false}
    />
  );
  return (
    <span className={css.hours}>
      {field("from", from, (time) => joined(time, until))}
      <span aria-hidden>–</span>
      {field("until", until, (time) => joined(from, time))}
      {passesMidnight(value) ? <small>{say("handover.nextDay")}</small> : null}
    </span>
  );
}
