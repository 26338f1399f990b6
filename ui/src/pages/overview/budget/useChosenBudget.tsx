import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { usePlatform, type BudgetView } from "@/platform";
import { KB } from "@/state/queries";
import { ErrorNote } from "@/ui/notes";

const SETTLE_MS = 500;

/**
 * The stop that the handle stands at. It is saved once the handle has come to rest: a drag, or a
 * run of arrow keys, is one operation.
 */
export function useChosenBudget(view: BudgetView): {
  at: number;
  choose: (at: number) => void;
  error: ReactNode;
} {
  const platform = usePlatform();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const save = useRef<(() => void) | null>(null);
  // Leaving the page does not lose what was chosen.
  useEffect(() => () => save.current?.(), []);
  const choose = (at: number) => {
    const budget = view.stops[at]?.budget;
    if (budget === undefined) return;
    setChosen(budget);
    setError(null);
    if (timer.current) clearTimeout(timer.current);
    save.current = () => {
      if (timer.current) clearTimeout(timer.current);
      save.current = null;
      platform.saveBudget(budget).then(
        () =>
          queries
            .invalidateQueries({ queryKey: KB })
            .then(() => setChosen((now) => (now === budget ? null : now))),
        (thrown: unknown) => {
          setError(thrown);
          setChosen(null);
        },
      );
    };
    timer.current = setTimeout(() => save.current?.(), SETTLE_MS);
  };
  const wanted = chosen ?? view.current;
  return {
    at: Math.max(
      0,
      view.stops.findIndex(({ budget }) => budget === wanted),
    ),
    choose,
    error: error ? <ErrorNote error={error} /> : null,
  };
}
