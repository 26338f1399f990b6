import { useInsertionEffect, useMemo, useRef } from "react";

// biome-ignore lint/suspicious/noExplicitAny: whatever a deed takes
type Anything = Record<string, (...args: any[]) => void>;

/** Deeds that always do what they would do now, and are the same ones all along. */
export function useSame<Deeds extends Anything>(deeds: Deeds): Deeds {
  const latest = useRef(deeds);
  useInsertionEffect(() => {
    latest.current = deeds;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: their names do not change
  return useMemo(
    () =>
      Object.fromEntries(
        Object.keys(deeds).map((name) => [
          name,
          (...args: unknown[]) => latest.current[name]?.(...args),
        ]),
      ) as Deeds,
    [],
  );
}
