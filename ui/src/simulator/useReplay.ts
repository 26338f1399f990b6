import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { tidied } from "@/drafts/parts";
import { usePlatform, type Draft, type Message, type SimulatedTurn } from "@/platform";
import { KB } from "@/app/queries";

type Replayed = { turns: SimulatedTurn[]; of: readonly Message[] };

const nothing: Replayed = { turns: [], of: [] };
const TYPING_MS = 120;

/**
 * The whole conversation, played again whenever a message, the draft or the knowledge base changes.
 * A message is answered at once, typing is waited for a moment. Only one replay is under way at a
 * time, and what was asked for meanwhile is played after it: fast typing neither piles up work nor
 * starves the screen, and an older answer can't overtake a newer one.
 */
export function useReplay(messages: readonly Message[], draft: Draft | null, editing: boolean) {
  const platform = usePlatform();
  const queries = useQueryClient();
  const [replayed, setReplayed] = useState(nothing);
  const [error, setError] = useState<unknown>(null);
  const [version, setVersion] = useState(0);
  const wanted = useRef({ messages, draft, editing });
  const busy = useRef(false);
  const again = useRef(false);

  const play = useCallback(async () => {
    if (busy.current) {
      again.current = true;
      return;
    }
    busy.current = true;
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
    busy.current = false;
    if (again.current) {
      again.current = false;
      void play();
    }
  }, [platform]);

  useEffect(
    () => platform.onWorkspaceChanged(() => setVersion((before) => before + 1)),
    [platform],
  );
  // Own writes invalidate what was read, also where the Rust side sends no event for them.
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (
          event.type === "updated" &&
          event.action.type === "invalidate" &&
          event.query.queryKey[0] === KB[0] &&
          event.query.queryKey[1] === "status"
        )
          setVersion((before) => before + 1);
      }),
    [queries],
  );

  useEffect(() => {
    const wait = wanted.current.messages === messages ? TYPING_MS : 0;
    wanted.current = { messages, draft, editing };
    if (messages.length === 0) {
      setReplayed(nothing);
      setError(null);
      return;
    }
    const timer = setTimeout(() => void play(), wait);
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
