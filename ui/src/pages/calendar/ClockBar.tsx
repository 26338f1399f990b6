import { StepBackwardOutlined, StepForwardOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useEffect } from "react";
import { shortTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import { moment } from "./moments";
import type { Clock } from "./useClock";
import css from "./calendar.module.css";

/** What time it is set to, and the ways to the changes before and after. */
export function ClockBar({ clock }: { clock: Clock }) {
  const say = useSay();
  useChangeKeys(clock);
  const { at, isSet, previous, next, lead, reset } = clock;
  const way = (to: number | null, name: "previous" | "next", key: string) => (
    <Tooltip title={to === null ? undefined : `${shortTime(moment(to))} · ${key.toUpperCase()}`}>
      <Button
        size="small"
        icon={
          name === "next" ? (
            <StepForwardOutlined aria-hidden />
          ) : (
            <StepBackwardOutlined aria-hidden />
          )
        }
        iconPlacement={name === "next" ? "end" : "start"}
        disabled={to === null}
        onClick={() => (to === null ? undefined : lead(to))}
        data-testid={`calendar-${name}`}
      >
        {say(`calendar.${name}`)}
      </Button>
    </Tooltip>
  );
  return (
    <div className={css.clock} data-set={isSet} data-testid="calendar-time">
      <p>
        {isSet ? (
          <>
            {say("calendar.setTo")} <strong>{shortTime(moment(at))}</strong>
          </>
        ) : (
          say("calendar.hint")
        )}
      </p>
      {isSet ? (
        <Button size="small" onClick={reset} data-testid="calendar-now">
          {say("simulator.backToNow")}
        </Button>
      ) : null}
      <span className={css.gap} />
      {way(previous, "previous", "p")}
      {way(next, "next", "n")}
    </div>
  );
}

/** N and P lead to the next change and the one before, from anywhere but a field. */
function useChangeKeys({ next, previous, lead }: Clock) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
      const to = { n: next, p: previous }[event.key.toLowerCase()];
      const from = event.target instanceof HTMLElement ? event.target : null;
      if (event.defaultPrevented || !plain || typeof to !== "number") return;
      if (from?.closest("input, textarea, [contenteditable=true], [role=dialog]")) return;
      event.preventDefault();
      lead(to);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [next, previous, lead]);
}
