import { Button } from "antd";
import { useSay } from "@/i18n";
import type { CoverageView } from "@/platform";
import css from "./coverage.module.css";

const FATES = ["now", "back", "not"] as const;

/** Of all questions of the log: answered right away, after one question back, or not. */
export function CoverageBar({
  coverage,
  stale,
  busy,
  onAgain,
}: {
  coverage: CoverageView;
  stale: boolean;
  busy: boolean;
  onAgain: () => void;
}) {
  const say = useSay();
  const { questions, now, back, before } = coverage;
  const gained = before === null ? 0 : now + back - before;
  return (
    <section className={css.coverage} data-stale={stale} data-testid="discover-coverage">
      <p className={css.headline}>
        <strong>{percentOf(now + back, questions)}%</strong>
        <span>{say("discover.covered", { count: questions })}</span>
      </p>
      <div className={css.bar} aria-hidden>
        {FATES.map((fate) => (
          <i key={fate} data-fate={fate} style={{ flexGrow: coverage[fate] }} />
        ))}
      </div>
      <ul>
        {FATES.map((fate) => (
          <li key={fate} data-testid={`discover-${fate}`} data-count={coverage[fate]}>
            <i aria-hidden data-fate={fate} />
            {say(`discover.fate.${fate}`)} <b>{percentOf(coverage[fate], questions)}%</b>
            <small>{say("discover.times", { count: coverage[fate] })}</small>
          </li>
        ))}
      </ul>
      {stale ? (
        <p className={css.stale} role="status" data-testid="discover-stale">
          {say("discover.stale")}
          <Button size="small" disabled={busy} onClick={onAgain} data-testid="discover-again">
            {say("discover.again")}
          </Button>
        </p>
      ) : gained !== 0 ? (
        <p className={css.gained} role="status" data-testid="discover-gained">
          {say(gained > 0 ? "discover.gained" : "discover.lost", {
            count: Math.abs(gained),
            before: percentOf(before ?? 0, questions),
            after: percentOf(now + back, questions),
          })}
        </p>
      ) : null}
    </section>
  );
}

/** So many of all, as a percentage. */
export function percentOf(part: number, all: number): string {
  return percent(all === 0 ? 0 : (10_000 * part) / all);
}

/** Ten-thousandths as a percentage: whole ones, below ten with a decimal unless that is nothing. */
export function percent(share: number): string {
  return String(share < 1_000 ? Math.round(share / 10) / 10 : Math.round(share / 100));
}
