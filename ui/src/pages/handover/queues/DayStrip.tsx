import { useSay } from "@/i18n";
import type { OpenSpan } from "@/platform";
import { timeOf } from "../shared/hours";
import { placeOf } from "../shared/week";
import css from "./queues.module.css";

/**
 * A day from midnight to midnight, to see while its hours are being set. What is left of the night
 * before, until `rest`, is drawn lighter.
 */
export function DayStrip({ spans, rest }: { spans: readonly OpenSpan[]; rest: number }) {
  const say = useSay();
  return (
    <span className={css.strip} aria-hidden>
      {spans.map((span) => {
        const { left, width } = placeOf(span);
        const isRest = span.from === 0 && span.until === rest;
        const hours = `${timeOf(span.from)}–${timeOf(span.until)}`;
        return (
          <i
            key={span.from}
            data-rest={isRest}
            style={{ left: `${left}%`, width: `${width}%` }}
            title={isRest ? say("handover.restOfNight", { until: timeOf(rest) }) : hours}
          >
            {isRest && width > 15 ? say("handover.restOfNight", { until: timeOf(rest) }) : null}
          </i>
        );
      })}
    </span>
  );
}
