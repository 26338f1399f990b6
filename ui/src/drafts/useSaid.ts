import { useCallback, useRef, useState } from "react";
import type { Draft, DraftCheck } from "@/platform";
import { keyOf } from "./parts";
import { same } from "./same";
import { useTried } from "./TrialProvider";

/** What was said about a part when it was read; only an entry has previews. */
export type Known = Omit<DraftCheck, "previews"> & Partial<DraftCheck>;

const nothing: Known = { diagnostics: [], sentence: null };

type Holding = { hold: (key: string, held: boolean) => void };

/**
 * What is said about a part: what was when it was read while nothing is changed, else what was last
 * said about the draft. While a placeholder is being completed (`hold`), that stays what it was
 * before it, for half a placeholder is no mistake yet, and a pause doesn't save.
 */
export function useSaid(
  store: Holding,
  key: string,
  state: { draft: Draft; phase: string } | null,
  known: Known | undefined,
) {
  const { checked } = useTried();
  const [held, setHeld] = useState(false);
  const hold = useCallback(
    (completing: boolean) => {
      setHeld(completing);
      store.hold(key, completing);
    },
    [store, key],
  );
  const halves = useRef(new WeakSet<Draft>());
  if (held && state) halves.current.add(state.draft);
  const counts =
    checked !== null &&
    keyOf(checked.draft) === key &&
    (checked.draft === state?.draft || !halves.current.has(checked.draft));
  const said = useRef<{ key: string; what: Known }>({ key: "", what: nothing });
  if (said.current.key !== key) said.current = { key, what: known ?? nothing };
  if (!held) {
    const { what } = said.current;
    if (known && state?.phase === "clean") said.current.what = known;
    // Most keys change nothing about what is wrong: what shows it need not be drawn again.
    else if (counts && !same(what, checked.check)) said.current.what = kept(what, checked.check);
  }
  return { said: said.current.what, hold };
}

/** What is said now, its diagnostics being the earlier ones where they are equal. */
const kept = (before: Known, now: Known): Known =>
  same(before.diagnostics, now.diagnostics) ? { ...now, diagnostics: before.diagnostics } : now;
