import { useEffect, useState } from "react";

/**
 * What Enter in a search field means: that which is found for what was typed, not what still
 * stands there from the letters before. `press` waits until the list has settled; `forget` when
 * typing goes on.
 */
export function useEnter(settled: boolean, act: () => void) {
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    if (!pressed || !settled) return;
    setPressed(false);
    act();
  }, [pressed, settled, act]);
  return { press: () => setPressed(true), forget: () => setPressed(false) };
}
