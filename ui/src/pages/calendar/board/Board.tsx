import { Button } from "antd";
import { useRef, useState, type CSSProperties, type PointerEvent } from "react";
import { useSay } from "@/i18n";
import type { Timeline } from "@/platform";
import { DAY, day, placeOf, snapped } from "../moments";
import type { Clock } from "../useClock";
import { ClockHandle } from "./ClockHandle";
import { EntryRow } from "./EntryRow";
import { QueueRow } from "./QueueRow";
import { ReviewRow } from "./ReviewRow";
import { ShopRow } from "./ShopRow";
import css from "./board.module.css";

/** Entries that are shown at first, where there are many. */
const FEW = 14;

/** What is said for a time and who is there, a line a subject, under the days and the clock. */
export function Board({ view, clock }: { view: Timeline; clock: Clock }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const { days, dragging } = useDragging(clock);
  const { entries, range } = { entries: view.entries, range: clock.range };
  const shown = all || entries.length <= FEW + 2 ? entries : entries.slice(0, FEW);
  return (
    <div
      className={css.board}
      style={{ "--days": view.days } as CSSProperties}
      {...dragging}
      data-testid="calendar-board"
    >
      <div className={css.axis}>
        <Legend />
        <div ref={days} className={css.days}>
          <Weeks first={range.first} end={range.end} />
          <Today view={view} clock={clock} />
          <ClockHandle clock={clock} />
        </div>
      </div>
      <div className={css.rows} data-rows>
        {shown.map((line) => (
          <EntryRow key={line.entry} line={line} range={range} />
        ))}
        {shown.length < entries.length ? (
          <Button type="link" size="small" onClick={() => setAll(true)}>
            {say("calendar.moreLines", { count: entries.length - shown.length })}
          </Button>
        ) : null}
        <ReviewRow events={view.events} clock={clock} />
        <ShopRow days={view.shop} range={range} />
        {view.queues.map((queue) => (
          <QueueRow key={queue.id} queue={queue} range={range} />
        ))}
      </div>
    </div>
  );
}

/** The pointer sets the clock anywhere but on what has a click of its own. */
function useDragging({ range, changes, set }: Clock) {
  const days = useRef<HTMLDivElement>(null);
  const held = useRef(false);
  const follow = (event: PointerEvent) => {
    const box = days.current?.getBoundingClientRect();
    if (!box || box.width === 0) return;
    const share = (event.clientX - box.left) / box.width;
    const at = range.first + share * (range.end - range.first);
    set(snapped(at, changes, range, event.shiftKey));
  };
  const release = () => {
    held.current = false;
  };
  return {
    days,
    dragging: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        const box = days.current?.getBoundingClientRect();
        const onButton = event.target instanceof Element && event.target.closest("button");
        if (event.button !== 0 || onButton || !box || event.clientX < box.left) return;
        held.current = true;
        event.currentTarget.setPointerCapture?.(event.pointerId);
        follow(event);
      },
      onPointerMove: (event: PointerEvent) => {
        if (held.current) follow(event);
      },
      onPointerUp: release,
      onPointerCancel: release,
    },
  };
}

/** The first day of each week. */
function Weeks({ first, end }: { first: number; end: number }) {
  const weeks = Array.from({ length: (end - first) / (7 * DAY) }, (_, at) => first + at * 7 * DAY);
  return (
    <ol className={css.weeks} aria-hidden>
      {weeks.map((week) => (
        <li key={week}>{day(week).slice(5)}</li>
      ))}
    </ol>
  );
}

/** Where now is, while the clock is elsewhere. */
function Today({ view, clock }: { view: Timeline; clock: Clock }) {
  const say = useSay();
  const now = Date.parse(`${view.now}Z`);
  const { first, end } = clock.range;
  if (!clock.isSet || now < first || now > end) return null;
  return (
    <i
      className={css.today}
      style={{ left: `${placeOf(now, clock.range)}%` }}
      title={say("calendar.isNow")}
      aria-hidden
    />
  );
}

function Legend() {
  const say = useSay();
  return (
    <ul className={css.legend} aria-hidden>
      {(["changed", "closed"] as const).map((state) => (
        <li key={state}>
          <i data-state={state} />
          {say(`calendar.legend.${state}`)}
        </li>
      ))}
    </ul>
  );
}
