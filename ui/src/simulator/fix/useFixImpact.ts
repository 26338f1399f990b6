import { useCallback, useEffect, useRef, useState } from "react";
import { usePlatform, type Fix, type FixImpact, type Message } from "@/platform";

type Look = { fix: Fix; result: FixImpact };
type Progress = { done: number; total: number };

const TYPING_MS = 250;
const QUIET_MS = 200;

/**
 * What a fix would alter, looked at in the background: typing is waited for, the newest wins, and
 * what was found last stays until something newer is there. A look that is no longer wanted is
 * stopped.
 */
export function useFixImpact(messages: readonly Message[], fix: Fix | null) {
  const platform = usePlatform();
  const [look, setLook] = useState<Look | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<symbol | null>(null);
  const stopping = useRef<Promise<unknown>>(Promise.resolve());
  const key = JSON.stringify(fix);

  useEffect(() => {
    const wanted = JSON.parse(key) as Fix | null;
    if (!wanted) return;
    const own = Symbol(key);
    let began = 0;
    let slow: ReturnType<typeof setTimeout> | undefined;
    const forget = platform.onFixImpactProgress((now) => {
      // A quick look needs no bar.
      if (running.current === own && Date.now() - began > QUIET_MS) setProgress(now);
    });
    const timer = setTimeout(async () => {
      running.current = own;
      began = Date.now();
      // Before the first number comes, preparing the changed knowledge base may already take its
      // time.
      slow = setTimeout(() => setProgress((now) => now ?? { done: 0, total: 0 }), QUIET_MS);
      try {
        // A stop that comes late is meant for the look before this one.
        await stopping.current;
        if (running.current !== own) return;
        const result = await platform.fixImpact([...messages], wanted);
        if (running.current !== own) return;
        setLook({ fix: wanted, result });
        setError(null);
      } catch (thrown) {
        if (running.current === own) setError(thrown);
      }
      clearTimeout(slow);
      if (running.current === own) {
        running.current = null;
        setProgress(null);
      }
    }, TYPING_MS);
    return () => {
      forget();
      clearTimeout(timer);
      clearTimeout(slow);
      if (running.current !== own) return;
      running.current = null;
      setProgress(null);
      // The Rust side then stops at the next step; if it can't be told, it ends by itself.
      stopping.current = platform.stopFixImpact().catch(() => undefined);
    };
  }, [platform, messages, key]);

  const stop = useCallback(() => void platform.stopFixImpact().catch(() => undefined), [platform]);
  const fresh = look !== null && JSON.stringify(look.fix) === key;
  return { result: look?.result ?? null, fresh, progress, error: fresh ? null : error, stop };
}
