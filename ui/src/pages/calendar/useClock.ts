import { useCallback, useMemo } from "react";
import type { Timeline } from "@/platform";
import { useSimulator } from "@/simulator/SimulatorProvider";
import { useNavigation } from "@/state/navigation";
import { DAY, day, isShown, millis, moment, neighbour, rangeOf, type Range } from "./moments";

/** The clock over the calendar, which is the simulator's. */
export type Clock = {
  /** The moment that it is set to, or that it was when the calendar was looked at. */
  at: number;
  /** Whether it is set to another moment than now. */
  isSet: boolean;
  range: Range;
  /** The moments at which something changes, among those that are shown. */
  changes: readonly number[];
  set: (at: number) => void;
  /** Back to the real time. */
  reset: () => void;
  next: number | null;
  previous: number | null;
  /** Sets it to a moment, and turns the calendar to it where it is not shown. */
  lead: (at: number) => void;
};

export function useClock(view: Timeline): Clock {
  const { clock, setClock } = useSimulator();
  const { go } = useNavigation();
  const range = useMemo(() => rangeOf(view), [view]);
  const all = useMemo(() => view.changes.map(millis), [view]);
  const changes = useMemo(() => all.filter((one) => isShown(one, range)), [all, range]);
  const at = millis(clock ?? view.now);
  const set = useCallback((to: number) => setClock(moment(to)), [setClock]);
  const lead = useCallback(
    (to: number) => {
      set(to);
      // A week of what was before is shown along with it.
      if (!isShown(to, range)) go({ page: "calendar", day: day(to - 7 * DAY) });
    },
    [set, range, go],
  );
  return {
    at,
    isSet: clock !== null,
    range,
    changes,
    set,
    reset: () => setClock(null),
    next: neighbour(1, at, all),
    previous: neighbour(-1, at, all),
    lead,
  };
}
