import { TimePicker } from "antd";
import { useSay } from "@/i18n";
import { hoursCell, hoursRange } from "./hours";

/** From when until when; a span may pass midnight. */
export function HoursField({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}) {
  const say = useSay();
  return (
    <TimePicker.RangePicker
      size="small"
      value={hoursRange(value)}
      format="HH:mm"
      minuteStep={15}
      order={false}
      needConfirm={false}
      allowClear={false}
      data-testid="care-hours"
      aria-label={say("care.field.hours")}
      onChange={(range) => {
        if (range?.[0] && range[1]) onChange(hoursCell(range[0], range[1]));
      }}
    />
  );
}
