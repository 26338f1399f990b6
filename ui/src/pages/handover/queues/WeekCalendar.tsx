import dayjs, { type Dayjs } from "dayjs";
import { useEffect, useState } from "react";
import { useSay } from "@/i18n";
import { timeOf } from "@/domain/hours";
import { packed, placeOf, WEEKDAYS } from "../shared/week";
import { hueOf } from "./hue";
import type { QueueWeek } from "./useQueueWeeks";
import css from "./calendar.module.css";

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24];
/** In percent of the day: wide enough for a name. */
const ROOM_FOR_NAME = 6;

type Props = {
  queues: readonly QueueWeek[];
  selected: string | null;
  onSelect: (id: string) => void;
};

/**
 * Monday to Sunday, midnight to midnight: who is there. The cards below say the same in words and
 * are the keyboard's way.
 */
export function WeekCalendar({ queues, selected, onSelect }: Props) {
  const say = useSay();
  const now = useNow();
  const minute = now.hour() * 60 + now.minute();
  return (
    <fieldset
      className={css.calendar}
      aria-label={say("handover.calendar")}
      data-testid="week-calendar"
    >
      <div className={css.axis} aria-hidden>
        {HOURS.map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {hour}
          </span>
        ))}
      </div>
      {WEEKDAYS.map((day) => {
        const today = day === weekdayOf(now);
        const lanes = packed(queues.map(({ week }) => week[day - 1] ?? []));
        return (
          <div key={day} className={css.day} data-today={today} data-testid={`day-${day}`}>
            <span className={css.name}>
              {say(`weekday.${day}`)}
              {today ? <i>{timeOf(minute)}</i> : null}
            </span>
            <div className={css.track}>
              {lanes.map((lane, at) => (
                <div
                  // biome-ignore lint/suspicious/noArrayIndexKey: the number of the lane
                  key={at}
                  className={css.lane}
                >
                  {lane.map(({ of, span }) => {
                    const queue = queues[of];
                    if (!queue) return null;
                    const { left, width } = placeOf(span);
                    const hours = `${timeOf(span.from)}–${timeOf(span.until)}`;
                    return (
                      <button
                        key={`${queue.id}-${span.from}`}
                        type="button"
                        tabIndex={-1}
                        className={css.bar}
                        style={{ ...hueOf(queue.index), left: `${left}%`, width: `${width}%` }}
                        data-selected={queue.id === selected}
                        title={`${queue.name} ${hours}`}
                        aria-label={`${queue.name} ${say(`weekday.${day}`)} ${hours}`}
                        onClick={() => onSelect(queue.id)}
                        data-testid={`bar-${queue.id}-${day}`}
                      >
                        {width >= ROOM_FOR_NAME ? (
                          <>
                            <b>{queue.name}</b>
                            {width >= 3 * ROOM_FOR_NAME ? <i>{hours}</i> : null}
                          </>
                        ) : null}
                      </button>
                    );
                  })}
                </div>
              ))}
              {lanes.length === 0 ? (
                <span className={css.nobody}>{say("handover.nobodyAllDay")}</span>
              ) : null}
              {today ? (
                <span
                  className={css.now}
                  style={{ left: `${(minute / 1440) * 100}%` }}
                  title={`${say("handover.now")} ${timeOf(minute)}`}
                  data-testid="now-line"
                />
              ) : null}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}

/** The time by this computer's clock, a new one each minute. */
function useNow(): Dayjs {
  const [now, setNow] = useState(() => dayjs());
  useEffect(() => {
    const timer = setInterval(() => setNow(dayjs()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** 1 = Monday to 7 = Sunday. */
function weekdayOf(at: Dayjs): number {
  return at.day() === 0 ? 7 : at.day();
}
