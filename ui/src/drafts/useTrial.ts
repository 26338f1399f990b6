import { useEffect, useMemo, useRef, useState } from "react";
import { useKbVersion } from "@/state/useKbVersion";
import { useLatest } from "@/state/useLatest";
import {
  usePlatform,
  type Draft,
  type DraftCheck,
  type Message,
  type SimulatedTurn,
} from "@/platform";
import { tidied } from "./parts";
import { same } from "./same";

/** What is tried: the draft under the pen, if it has changes, and the conversation beside it. */
export type Tried = {
  draft: Draft | null;
  editing: boolean;
  messages: readonly Message[];
  /** The same messages as they are now, where they are tried at another time. */
  now?: readonly Message[] | null;
};

type Replayed = { turns: SimulatedTurn[]; of: readonly Message[] };

const nothing: Replayed = { turns: [], of: [] };
const TYPING_MS = 120;

/**
 * What a draft would come to and how the conversation would go with it, asked for in one call
 * whenever the draft, a message or the knowledge base changes. A message is answered at once,
 * typing is waited for a moment; see `useLatest` for what happens to those asked for while one is
 * tried.
 */
export function useTrial({ draft, editing, messages, now = null }: Tried) {
  const platform = usePlatform();
  const [replayed, setReplayed] = useState(nothing);
  const [checked, setChecked] = useState<{ draft: Draft; check: DraftCheck } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const version = useKbVersion();
  const wanted = useRef<Tried>({ draft, editing, messages, now });

  const tryOut = useLatest(async () => {
    const asked = wanted.current;
    // Without a message nothing went wrong that anybody asked for.
    const concerns = () =>
      asked.messages.length > 0 && sameWords(wanted.current.messages, asked.messages);
    try {
      const tidy = asked.draft && tidied(asked.draft);
      const { check, turns } = asked.now
        ? await platform.tryOutThen(tidy, [...asked.messages], asked.editing, [...asked.now])
        : await platform.tryOut(tidy, [...asked.messages], asked.editing);
      if (asked.draft && check) setChecked({ draft: asked.draft, check });
      if (!concerns()) return;
      setError(null);
      setReplayed((before) =>
        before.of === asked.messages && same(before.turns, turns)
          ? before
          : { turns, of: asked.messages },
      );
    } catch (thrown) {
      if (concerns()) setError(thrown);
    }
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: again in each new knowledge base
  useEffect(() => {
    const wait = wanted.current.messages === messages ? TYPING_MS : 0;
    wanted.current = { draft, editing, messages, now };
    if (messages.length === 0) {
      setReplayed(nothing);
      setError(null);
      if (!draft) return;
    }
    const timer = setTimeout(tryOut, wait);
    return () => clearTimeout(timer);
  }, [tryOut, messages, now, draft, editing, version]);

  return useMemo(() => ({ ...replayed, checked, error }), [replayed, checked, error]);
}

/**
 * Whether it is one conversation, if at another time: while the clock is dragged, what was just
 * played is still worth a look.
 */
function sameWords(some: readonly Message[], others: readonly Message[]): boolean {
  return (
    some === others ||
    (some.length === others.length && some.every(({ text }, at) => text === others[at]?.text))
  );
}
