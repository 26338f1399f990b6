import { useCallback, useRef, useState } from "react";
import { useDebounced } from "@/state/useDebounced";

const REST_MS = 120;

type Store = { hold: (key: string, held: boolean) => void };

/**
 * What is checked of a draft: what typing has come to rest at. While a placeholder is being
 * completed (`hold`), that stays the draft from before it, for half a placeholder is no mistake yet,
 * and a pause doesn't save.
 */
export function useRestedDraft<D>(store: Store, key: string, draft: D | null) {
  const [held, setHeld] = useState(false);
  const hold = useCallback(
    (completing: boolean) => {
      setHeld(completing);
      store.hold(key, completing);
    },
    [store, key],
  );
  const resting = useDebounced(draft, REST_MS);
  const rested = useRef(resting);
  if (!held && resting === draft) rested.current = resting;
  return { rested: rested.current, hold };
}
