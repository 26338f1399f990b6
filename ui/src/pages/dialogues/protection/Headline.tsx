import { Button } from "antd";
import { savedTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import type { NoticedShare, ProtectionView } from "@/platform";
import css from "./protection.module.css";

/** How much is noticed, when that was, and what has changed since. */
export function Headline({
  view: { share, before, stale, changes, measured_at: at },
  busy,
  onAgain,
}: {
  view: ProtectionView;
  busy: boolean;
  onAgain: () => void;
}) {
  const say = useSay();
  const { noticed, tried } = share;
  const gained = before ? noticed - before.noticed : 0;
  return (
    <section
      className={css.headline}
      data-stale={stale}
      data-noticed={noticed}
      data-tried={tried}
      data-testid="protection-share"
    >
      {tried === 0 ? (
        <p>{say("protection.nothing")}</p>
      ) : (
        <>
          <p className={css.share}>
            <strong>{percentNoticed(share)}%</strong>
            <span>
              {noticed === tried
                ? say("protection.all", { count: tried })
                : say("protection.noticed", { count: tried, noticed })}
            </span>
          </p>
          <div className={css.bar} aria-hidden>
            <i style={{ width: `${(100 * noticed) / tried}%` }} />
          </div>
        </>
      )}
      <p className={css.when}>
        <span>{say("protection.measured", { time: savedTime(at) })}</span>
        {gained !== 0 && before?.tried === tried ? (
          <span className={css.gained} data-testid="protection-gained">
            {say(gained > 0 ? "protection.gained" : "protection.lost", {
              count: Math.abs(gained),
            })}
          </span>
        ) : null}
        {stale ? (
          <b role="status" data-testid="protection-stale">
            {changes > 0
              ? say("protection.changed", { count: changes })
              : say("protection.otherwise")}
          </b>
        ) : null}
        <Button
          size="small"
          type={stale ? "primary" : "default"}
          disabled={busy}
          onClick={onAgain}
          data-testid="protection-again"
        >
          {say("protection.again")}
        </Button>
      </p>
    </section>
  );
}

/** The share as whole per cent, rounded down: 100 is all of it. */
function percentNoticed({ noticed, tried }: NoticedShare): number {
  return Math.floor((100 * noticed) / tried);
}
