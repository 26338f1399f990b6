import { Button } from "antd";
import { shortTime } from "@/domain/clock";
import { useLocalized, useSay } from "@/i18n";
import type { CalendarEvent, Timeline } from "@/platform";
import { useNavigation, type Target } from "@/state/navigation";
import { keyed } from "@/ui/keyed";
import { Part } from "@/ui/PageFrame";
import { byMoment, millis, moment, neighbour } from "../moments";
import type { Clock } from "../useClock";
import css from "./changes.module.css";

/** What changes by itself, moment by moment, with what is said from then on. */
export function ChangeList({ view, clock }: { view: Timeline; clock: Clock }) {
  const say = useSay();
  const moments = byMoment(view.events);
  const set = clock.isSet ? moment(clock.at) : null;
  return (
    <Part title={say("calendar.changes")} count={view.events.length} testid="calendar-changes">
      {moments.length === 0 ? <Elsewhere view={view} clock={clock} /> : null}
      <ol className={css.list}>
        {moments.map(([at, events]) => (
          <MomentRow
            key={at}
            at={at}
            events={events}
            current={at === set}
            onChoose={() => clock.set(millis(at))}
          />
        ))}
      </ol>
    </Part>
  );
}

type MomentRowProps = {
  at: string;
  events: readonly CalendarEvent[];
  current: boolean;
  onChoose: () => void;
};

function MomentRow({ at, events, current, onChoose }: MomentRowProps) {
  const say = useSay();
  const time = shortTime(events.every(({ whole_day }) => whole_day) ? at.slice(0, 10) : at);
  return (
    <li data-current={current} data-testid="calendar-moment" data-moment={at}>
      <button
        type="button"
        className="plain"
        aria-pressed={current}
        title={say("calendar.lookAt", { time })}
        aria-label={say("calendar.lookAt", { time })}
        onClick={onChoose}
        data-testid="calendar-choose"
      >
        <time dateTime={at}>{time}</time>
      </button>
      <ul>
        {keyed(events, ({ what }) => what.zh).map(({ key, row: event }) => (
          <li key={key} data-kind={event.kind} data-testid="calendar-event">
            <EventWords event={event} />
            {event.text ? (
              <p className={css.then}>{say("calendar.saysThen", { text: event.text })}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** What happens, as a link to where it stands. */
function EventWords({ event }: { event: CalendarEvent }) {
  const localized = useLocalized();
  const { go } = useNavigation();
  return (
    <button type="button" className="plain link" onClick={() => go(placeOf(event))}>
      {localized(event.what)}
    </button>
  );
}

function placeOf({ entry, queue, kind }: CalendarEvent): Target {
  if (entry) {
    const name = kind === "review" ? "review_by" : "answers";
    return { page: "answers", entry, field: { name, index: null } };
  }
  return queue ? { page: "handover", queue } : { page: "handover", part: "holidays" };
}

/** Nothing here: where the changes before and after are. */
function Elsewhere({ view, clock }: { view: Timeline; clock: Clock }) {
  const say = useSay();
  const all = view.changes.map(millis);
  const earlier = neighbour(-1, clock.range.first, all);
  const later = neighbour(1, clock.range.end - 1, all);
  const lead = (to: number, words: "calendar.before" | "calendar.after") => (
    <Button size="small" onClick={() => clock.lead(to)}>
      {say(words, { time: shortTime(moment(to)) })}
    </Button>
  );
  return (
    <div className={css.nothing} data-testid="calendar-nothing">
      <p>{say("calendar.nothing")}</p>
      {earlier !== null ? lead(earlier, "calendar.before") : null}
      {later !== null ? lead(later, "calendar.after") : null}
    </div>
  );
}
