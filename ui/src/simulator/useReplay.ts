import { useEffect, useMemo, useRef, useState } from "react";
import { useKbVersion } from "@/state/useKbVersion";
import { tidied } from "@/drafts/parts";
import { usePlatform, type Draft, type Message, type SimulatedTurn } from "@/platform";
import { useLatest } from "@/state/useLatest";

type Replayed = { turns: SimulatedTurn[]; of: readonly Message[] };

const nothing: Replayed = { turns: [], of: [] };
const TYPING_MS = 120;

/**
 * The whole conversation, played again whenever a message, the draft or the knowledge base changes.
 * A message is answered at once, typing is waited for a moment; see `useLatest` for what happens to
 * those asked for while one is played.
 */
export function useReplay(messages: readonly Message[], draft: Draft | null, editing: boolean) {
  const platform = usePlatform();
  const [replayed, setReplayed] = useState(nothing);
  const [error, setError] = useState<unknown>(null);
  const version = useKbVersion();
  const wanted = useRef({ messages, draft, editing });

  const play = useLatest(async () => {
    const asked = wanted.current;
    const overtaken = () => wanted.current.messages !== asked.messages;
    try {
      const turns = await platform.simulate(
        [...asked.messages],
        asked.draft ? tidied(asked.draft) : null,
        asked.editing,
      );
      if (!overtaken()) {
        setError(null);
        setReplayed({ turns, of: asked.messages });
      }
    } catch (thrown) {
      if (!overtaken()) setError(thrown);
    }
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: again in each new knowledge base
  useEffect(() => {
    const wait = wanted.current.messages === messages ? TYPING_MS : 0;
    wanted.current = { messages, draft, editing };
    if (messages.length === 0) {
      setReplayed(nothing);
      setError(null);
      return;
    }
    const timer = setTimeout(play, wait);
    return () => clearTimeout(timer);
  }, [play, messages, draft, editing, version]);

  return useMemo(() => {
    const turns = replayed.turns.slice(0, stillThere(replayed.of, messages));
    return {
      turns,
      before: turns.map(({ before }) => before),
      pending: replayed.of !== messages && messages.length > 0 && !error,
      error,
    };
  }, [replayed, messages, error]);
}

/**
 * How many messages from the first on are those that were played, or the same ones worded
 * differently: their turns still stand.
 */
function stillThere(played: readonly Message[], now: readonly Message[]): number {
  const end = now.findIndex(
    (message, index) => message !== played[index] && message.context !== played[index]?.context,
  );
  return end === -1 ? now.length : end;
}
