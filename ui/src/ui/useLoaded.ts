import { useEffect, useReducer, useState } from "react";

type Load<T> = () => Promise<T>;
const loaded = new Map<Load<unknown>, unknown>();

/** Loads such a part before anybody needs it. Whoever does learns what goes wrong. */
export async function loadAhead(load: Load<unknown>): Promise<void> {
  if (loaded.has(load)) return;
  try {
    loaded.set(load, await load());
  } catch {
    // A visit tries again, and says so.
  }
}

/**
 * A part of the program that loads when it is first needed, by a function that stays the same; nothing
 * until it is there. Not React's `lazy`: what has once waited for that is held back for 300 ms, lest
 * places that load one after the other flicker. Here there is one place, and twenty are enough.
 */
export function useLoaded<T>(load: Load<T>): T | null {
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const [failed, setFailed] = useState<{ load: Load<T>; error: unknown } | null>(null);
  useEffect(() => {
    if (loaded.has(load)) return undefined;
    let isWanted = true;
    load().then(
      (part) => {
        loaded.set(load, part);
        if (isWanted) drawAgain();
      },
      (error: unknown) => {
        if (isWanted) setFailed({ load, error });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [load]);
  if (failed?.load === load) throw failed.error;
  return (loaded.get(load) as T | undefined) ?? null;
}
