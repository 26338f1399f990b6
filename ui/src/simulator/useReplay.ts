import { useEffect, useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { toSave } from "@/drafts/entryDraft";
import { usePlatform, type EntryDraft, type Message, type SimulatedTurn } from "@/platform";
import { KB } from "@/app/queries";
import { extendedBaseline, changedTurns } from "./changes";
import type { Turn } from "@/platform";

type Replayed = { turns: SimulatedTurn[]; baseline: Turn[]; of: readonly Message[] };

const nothing: Replayed = { turns: [], baseline: [], of: [] };
const TYPING_MS = 120;

/**
 * The whole conversation, played again whenever a message, the draft or the knowledge base changes. A message is answered at once, typing is
 * waited for a moment, and an answer that was overtaken is dropped.
 */
export function useReplay(messages: readonly Message[], draft: EntryDraft | null, editing: boolean) {
  const platform = usePlatform();
  const queries = useQueryClient();
  const [replayed, setReplayed] = useState(nothing);
  const [error, setError] = useState<unknown>(null);
  const [version, setVersion] = useState(0);
  const latest = useRef(0);
  const asked = useRef<readonly Message[]>([]);

  useEffect(() => platform.onWorkspaceChanged(() => setVersion((before) => before + 1)), [platform]);
  // Own writes invalidate what was read, also where the Rust side sends no event for them.
  useEffect(() => queries.getQueryCache().subscribe((event) => {
    if (event.type === "updated" && event.action.type === "invalidate" && event.query.queryKey[0] === KB[0] && event.query.queryKey[1] === "status") setVersion((before) => before + 1);
  }), [queries]);

  useEffect(() => {
    const ticket = ++latest.current;
    if (messages.length === 0) {
      asked.current = messages;
      setReplayed(nothing);
      return;
    }
    const wait = asked.current === messages ? TYPING_MS : 0;
    asked.current = messages;
    const timer = setTimeout(() => {
      platform.simulate([...messages], draft ? toSave(draft) : null).then(
        (turns) => {
          if (ticket !== latest.current) return;
          setError(null);
          setReplayed((before) => ({ turns, of: messages, baseline: extendedBaseline(isPrefix(before.of, messages) ? before.baseline : [], turns, editing) }));
        },
        (thrown: unknown) => { if (ticket === latest.current) setError(thrown); },
      );
    }, wait);
    return () => clearTimeout(timer);
  }, [platform, messages, draft, editing, version]);

  return { turns: replayed.turns, before: changedTurns(replayed.baseline, replayed.turns), pending: replayed.of !== messages && messages.length > 0 && !error, error };
}

/** Whether the old conversation still stands at the beginning of the new one. */
function isPrefix(old: readonly Message[], now: readonly Message[]): boolean {
  return old.length <= now.length && old.every((message, index) => message === now[index]);
}
