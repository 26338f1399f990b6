import { Button } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { shortTime } from "@/domain/clock";
import { useLocalized, useSay } from "@/i18n";
import type { CalendarEvent } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { keyed } from "@/ui/keyed";
import { Part } from "@/ui/PageFrame";
import css from "./changes.module.css";

const FEW = 8;

/** The day, and the hour where it counts; what ends at midnight ends with the day before. */
function whenWords({ at, day, whole_day, kind }: CalendarEvent): string {
  if (whole_day) return shortTime(day);
  if (!at.includes("T00:00")) return shortTime(at);
  if (kind !== "window_closes") return shortTime(day);
  return `${shortTime(dayjs(day).subtract(1, "day").format("YYYY-MM-DD"))} 24:00`;
}

/** What changes by itself, day by day, while nobody touches the bundle. */
export function ComingUp({ events, days }: { events: CalendarEvent[]; days: number }) {
  const say = useSay();
  const localized = useLocalized();
  const { go } = useNavigation();
  const [all, setAll] = useState(false);
  const shown = all ? events : events.slice(0, FEW);
  return (
    <Part title={say("review.comingUp", { days })} count={events.length} testid="coming-up">
      {events.length === 0 ? <p className={css.quiet}>{say("review.nothingComing")}</p> : null}
      <ol className={css.calendar}>
        {keyed(shown, ({ at, what }) => `${at} ${what.zh}`).map(({ key, row: event }) => (
          <li key={key} data-kind={event.kind} data-testid="coming-event">
            <time dateTime={event.at}>{whenWords(event)}</time>
            <div>
              {event.entry ? (
                <button
                  type="button"
                  className="plain link"
                  onClick={() => go({ page: "answers", entry: event.entry ?? "" })}
                >
                  {localized(event.what)}
                </button>
              ) : (
                localized(event.what)
              )}
              {event.text ? (
                <details>
                  <summary>{say("review.saysThen")}</summary>
                  <p>{event.text}</p>
                </details>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      {events.length > FEW && !all ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {say("overview.showAll", { count: events.length })}
        </Button>
      ) : null}
    </Part>
  );
}
