import { useCallback, useInsertionEffect, useRef } from "react";

/**
 * For an answer that takes a while and is asked for at every key: `run` is under way once at a
 * time, and what was asked for meanwhile is one run after it. So fast typing neither piles up work
 * nor starves the screen, and an older answer can't overtake a newer one. The question is what
 * `run` finds when it begins; whether its answer is still wanted when it comes is for `run` to say.
 */
export function useLatest(run: () => Promise<void>): () => void {
  const latest = useRef(run);
  const busy = useRef(false);
  const again = useRef(false);
  useInsertionEffect(() => {
    latest.current = run;
  });
  return useCallback(() => {
    again.current = true;
    if (busy.current) return;
    busy.current = true;
    const runs = async () => {
      try {
        while (again.current) {
          again.current = false;
          await latest.current();
        }
      } finally {
        busy.current = false;
      }
    };
    void runs();
  }, []);
}
