import { useSay } from "@/i18n";
import css from "./left.module.css";

/** When in the day it is asked: a bar for each hour, and the busiest in words. */
export function Hours({ hours }: { hours: readonly number[] }) {
  const say = useSay();
  const most = Math.max(...hours);
  const busiest = hours.indexOf(most);
  if (most === 0) return null;
  return (
    <span className={css.hours}>
      <span aria-hidden>
        {hours.map((times, hour) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
          <i key={hour} style={{ height: `${(100 * times) / most}%` }} data-none={times === 0} />
        ))}
      </span>
      {say("discover.busiest", { hour: busiest })}
    </span>
  );
}
