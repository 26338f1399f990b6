import type { OpenSpan } from "@/platform";
import { timeOf } from "./hours";
import { placeOf } from "./week";
import css from "./queues.module.css";

/** A day from midnight to midnight, to see while its hours are being set, the rest of the night before included. */
export function DayStrip({ spans }: { spans: readonly OpenSpan[] }) {
  return (
    <span className={css.strip} aria-hidden>
      {spans.map((span) => {
        const { left, width } = placeOf(span);
        return <i key={span.from} style={{ left: `${left}%`, width: `${width}%` }} title={`${timeOf(span.from)}–${timeOf(span.until)}`} />;
      })}
    </span>
  );
}
