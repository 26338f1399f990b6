import { Button, DatePicker } from "antd";
import { parseTime, shopTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import css from "./context.module.css";

/** The shop's clock: the real one, or any instant. */
export function TimeEditor({
  now,
  onChange,
}: {
  now: string | null;
  onChange: (now: string | null) => void;
}) {
  const say = useSay();
  return (
    <div className={css.stack}>
      <p>{say("simulator.timeHint")}</p>
      <DatePicker
        showTime={{ format: "HH:mm" }}
        format="YYYY-MM-DD HH:mm"
        needConfirm={false}
        value={now ? parseTime(now) : null}
        placeholder={say("simulator.realTime")}
        allowClear
        onChange={(at) => onChange(at ? shopTime(at) : null)}
        data-testid="ctx-time-picker"
      />
      <Button size="small" disabled={now === null} onClick={() => onChange(null)}>
        {say("simulator.useRealTime")}
      </Button>
    </div>
  );
}
