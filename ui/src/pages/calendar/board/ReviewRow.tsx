import { shortTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import type { CalendarEvent } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useEntries } from "@/state/queries";
import { INNER_STOP, rowKeys, STOP } from "@/ui/rowKeys";
import { byMoment, DAY, millis, placeOf } from "../moments";
import type { Clock } from "../useClock";
import css from "./board.module.css";

/** The days on which entries are due for review, a point a day. */
export function ReviewRow({ events, clock }: { events: readonly CalendarEvent[]; clock: Clock }) {
  const say = useSay();
  const { go } = useNavigation();
  const entries = useEntries().data ?? [];
  const days = byMoment(events.filter(({ kind }) => kind === "review"));
  if (days.length === 0) return null;
  const open = (at: string, due: readonly CalendarEvent[]) => {
    const [only] = due;
    // Of several the list below has the names.
    if (due.length > 1 || !only?.entry) clock.set(millis(at));
    else go({ page: "answers", entry: only.entry, field: { name: "review_by", index: null } });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows lead through its controls
    <div className={css.row} data-row onKeyDown={rowKeys} data-testid="line-reviews">
      <span className={css.label}>
        <button
          type="button"
          className="plain"
          {...STOP}
          onClick={() => go({ page: "answers", filter: "expiring" })}
        >
          {say("calendar.reviews")}
        </button>
      </span>
      <div className={css.track}>
        {days.map(([at, due]) => {
          const named = entries.find(({ id }) => id === due[0]?.entry)?.question;
          const words =
            due.length === 1 && named
              ? say("calendar.dueOne", { day: shortTime(at.slice(0, 10)), question: named })
              : say("calendar.due", { day: shortTime(at.slice(0, 10)), count: due.length });
          return (
            <button
              key={at}
              type="button"
              className={css.point}
              {...INNER_STOP}
              style={{ left: `${placeOf(millis(at) + DAY / 2, clock.range)}%` }}
              title={words}
              aria-label={words}
              onClick={() => open(at, due)}
              data-testid="calendar-review"
            >
              {due.length > 1 ? due.length : null}
            </button>
          );
        })}
      </div>
    </div>
  );
}
