import { shortTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import type { ShopDays } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { INNER_STOP, rowKeys, STOP } from "@/ui/rowKeys";
import { DAY, millis, placeOf, type Range } from "../moments";
import css from "./board.module.css";

/** Days on which the whole shop is closed, or works though it usually doesn't. */
export function ShopRow({ days, range }: { days: readonly ShopDays[]; range: Range }) {
  const say = useSay();
  const { go } = useNavigation();
  if (days.length === 0) return null;
  const open = () => go({ page: "handover", part: "holidays" });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows lead through its controls
    <div className={css.row} data-row onKeyDown={rowKeys} data-testid="line-shop">
      <span className={css.label}>
        <button type="button" className="plain" {...STOP} onClick={open}>
          {say("calendar.shop")}
        </button>
      </span>
      <div className={css.track}>
        {days.map(({ first, last, works }) => {
          const left = placeOf(millis(first), range);
          const kind = say(works ? "calendar.workday" : "calendar.holiday");
          const words = say(first === last ? "calendar.ofDay" : "calendar.ofDays", {
            kind,
            first: shortTime(first),
            last: shortTime(last),
          });
          return (
            <button
              key={`${first} ${works}`}
              type="button"
              className={css.shop}
              {...INNER_STOP}
              style={{
                left: `${left}%`,
                width: `${placeOf(millis(last) + DAY, range) - left}%`,
              }}
              title={words}
              aria-label={words}
              data-works={works}
              onClick={open}
              data-testid="calendar-shop-days"
            >
              {last > first ? <span>{kind}</span> : null}
            </button>
          );
        })}
      </div>
    </div>
  );
}
