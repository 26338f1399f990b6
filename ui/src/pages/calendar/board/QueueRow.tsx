import { shortTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import type { AgendaDay, QueueAgenda } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { INNER_STOP, rowKeys, STOP } from "@/ui/rowKeys";
import { DAY, millis, placeOf, type Range } from "../moments";
import css from "./board.module.css";

type DayState = "open" | "changed" | "closed";

/** When somebody is in a queue, day by day; days that are not as their weekday lead to it. */
export function QueueRow({ queue, range }: { queue: QueueAgenda; range: Range }) {
  const say = useSay();
  const { go } = useNavigation();
  const open = () => go({ page: "handover", queue: queue.id });
  const hoursOf = ({ hours }: AgendaDay) =>
    hours.length === 0 ? say("calendar.nobody") : hours.join(say("common.comma"));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows lead through its controls
    <div className={css.row} data-row onKeyDown={rowKeys} data-testid={`line-queue-${queue.id}`}>
      <span className={css.label}>
        <button type="button" className="plain" {...STOP} onClick={open} title={queue.name}>
          {queue.name}
        </button>
      </span>
      <div className={css.track}>
        {queue.days.map((one) => {
          const at = millis(one.date);
          const left = placeOf(at, range);
          const place = { left: `${left}%`, width: `${placeOf(at + DAY, range) - left}%` };
          const words = say("calendar.ofQueue", {
            name: queue.name,
            day: shortTime(one.date),
            hours: hoursOf(one),
          });
          const state = stateOf(one, queue.week);
          return one.kind === "week" ? (
            <i
              key={one.date}
              className={css.day}
              style={place}
              title={words}
              data-state={state}
              aria-hidden
            />
          ) : (
            <button
              key={one.date}
              type="button"
              className={css.day}
              {...INNER_STOP}
              style={place}
              title={words}
              aria-label={words}
              data-state={state}
              onClick={open}
              data-testid={`queue-day-${one.date}`}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Whether somebody is there as on that weekday, at other hours, or nobody is. */
function stateOf({ date, hours }: AgendaDay, week: readonly string[][]): DayState {
  if (hours.length === 0) return "closed";
  const weekday = (new Date(millis(date)).getUTCDay() + 6) % 7;
  return hours.join() === week[weekday]?.join() ? "open" : "changed";
}
