import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { useSay } from "@/i18n";
import type { CurveStepView } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { percent } from "./CoverageBar";
import css from "./coverage.module.css";

/** The number that the promise is usually about. */
const FIRST = 50;

/** Ten-thousandths are the height of the drawing, entries its width. */
const WHOLE = 10_000;

/**
 * What entries answer together, the most useful first, and how sure that is. A point is read by
 * pointing at it, or with the arrow keys.
 */
export function Curve({ steps }: { steps: readonly CurveStepView[] }) {
  const say = useSay();
  const { go } = useNavigation();
  const [chosen, setChosen] = useState(FIRST);
  if (steps.length === 0) return null;
  const last = steps.length;
  const at = Math.min(Math.max(1, chosen), last);
  const step = steps[at - 1];
  const next = steps[at];
  if (!step) return null;
  const promise = {
    count: at,
    share: percent(step.share),
    low: percent(step.low),
    high: percent(step.high),
  };
  const said = say("discover.promise", promise);
  const onKey = (event: KeyboardEvent) => {
    const to = moved(event.key, at, last);
    if (to === null) return;
    event.preventDefault();
    setChosen(Math.min(Math.max(1, to), last));
  };
  const onPoint = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (width > 0) setChosen(Math.max(1, Math.round(((event.clientX - left) / width) * last)));
  };
  const x = (100 * at) / last;
  return (
    <figure className={css.curve} data-testid="discover-curve">
      <div className={css.plot}>
        <ol className={css.scale} aria-hidden>
          {[100, 75, 50, 25, 0].map((mark) => (
            <li key={mark}>{mark}%</li>
          ))}
        </ol>
        <div
          className={css.drawing}
          role="slider"
          tabIndex={0}
          aria-label={say("discover.curve")}
          aria-valuemin={1}
          aria-valuemax={last}
          aria-valuenow={at}
          aria-valuetext={said}
          onKeyDown={onKey}
          onPointerMove={onPoint}
          onPointerDown={onPoint}
          data-testid="discover-curve-slider"
        >
          <svg viewBox={`0 0 ${last} ${WHOLE}`} preserveAspectRatio="none" aria-hidden="true">
            <path className={css.band} d={band(steps)} />
            <path className={css.line} d={line(steps)} vectorEffect="non-scaling-stroke" />
          </svg>
          <i className={css.at} style={{ left: `${x}%` }} aria-hidden />
          <i
            className={css.dot}
            style={{ left: `${x}%`, bottom: `${(100 * step.share) / WHOLE}%` }}
            aria-hidden
          />
        </div>
      </div>
      <p className={css.axis} aria-hidden>
        <span>{say("discover.axisFirst")}</span>
        <span>{say("discover.axisLast", { count: last })}</span>
      </p>
      <figcaption>
        <p data-testid="discover-promise" data-entries={at}>
          {said}
          {next
            ? say("discover.nextAdds", { number: at + 1, share: percent(next.adds) })
            : say("discover.nothingMore")}
        </p>
        <p className={css.which}>
          {say("discover.at", { number: at })}{" "}
          <button
            type="button"
            className="plain link"
            onClick={() => go({ page: "answers", entry: step.entry.id })}
            data-testid="discover-curve-entry"
          >
            {step.entry.question}
          </button>
          {say("discover.adds", { share: percent(step.adds) })}
        </p>
      </figcaption>
    </figure>
  );
}

/** Where a key leads; `null` if it leads nowhere. */
function moved(key: string, at: number, last: number): number | null {
  const far = Math.max(1, Math.round(last / 10));
  const ways: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    PageUp: at + far,
    PageDown: at - far,
    Home: 1,
    End: last,
  };
  return ways[key] ?? null;
}

const point = (at: number, share: number) => `${at},${WHOLE - share}`;

function line(steps: readonly CurveStepView[]): string {
  return ["M0,10000", ...steps.map(({ share }, at) => `L${point(at + 1, share)}`)].join("");
}

function band(steps: readonly CurveStepView[]): string {
  const up = steps.map(({ high }, at) => `L${point(at + 1, high)}`);
  const down = steps.map(({ low }, at) => `L${point(at + 1, low)}`).reverse();
  return ["M0,10000", ...up, ...down, "Z"].join("");
}
