import type { KeyboardEvent } from "react";
import { shortTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import { HOUR, moment, placeOf, stepped } from "../moments";
import type { Clock } from "../useClock";
import css from "./board.module.css";

/** The hand of the clock, from the days down over all lines. */
export function ClockHandle({ clock }: { clock: Clock }) {
  const say = useSay();
  const { at, isSet, range, set } = clock;
  const outside = at < range.first || at > range.end;
  const words = isSet ? shortTime(moment(at)) : say("calendar.isNow");
  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = stepped(event.key, event.shiftKey, at, range);
    if (to === null) return;
    event.preventDefault();
    set(to);
  };
  const hours = (of: number) => Math.round((of - range.first) / HOUR);
  return (
    <div
      className={css.hand}
      role="slider"
      tabIndex={0}
      aria-label={say("calendar.clock")}
      aria-valuemin={0}
      aria-valuemax={hours(range.end)}
      aria-valuenow={Math.min(hours(range.end), Math.max(0, hours(at)))}
      aria-valuetext={words}
      style={{ left: `${placeOf(at, range)}%` }}
      data-set={isSet}
      data-outside={outside}
      data-late={placeOf(at, range) > 80}
      onKeyDown={onKey}
      data-testid="calendar-clock"
      data-moment={moment(at)}
    >
      <span>{words}</span>
    </div>
  );
}
