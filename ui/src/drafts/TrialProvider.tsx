// What is tried at each key, for the page that edits and for the simulator beside it.
import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import type { Draft, DraftCheck, Message, SimulatedTurn } from "@/platform";
import { useLivePart } from "./LiveDraft";
import { same } from "./same";
import { useTrial } from "./useTrial";

type Conversation = { messages: readonly Message[]; now: readonly Message[] | null };

type Trial = {
  /** What was last said about a draft under the pen. */
  checked: { draft: Draft; check: DraftCheck } | null;
  /** The conversation as it was last played, and the messages that it was played with. */
  turns: readonly SimulatedTurn[];
  of: readonly Message[];
  error: unknown;
  /** What the turns are held against: the knowledge base before the edit, or the time of now. */
  against: "edit" | "now";
  /** Makes this the conversation that is played; with the messages as they are now, if it is played
   * at another time. */
  converse: (messages: readonly Message[], now: readonly Message[] | null) => void;
};

const Context = createContext<Trial | null>(null);
const silence: Conversation = { messages: [], now: null };

export function TrialProvider({ children }: { children: ReactNode }) {
  const [conversation, setConversation] = useState(silence);
  const edited = useEditedDraft();
  const trial = useTrial({ ...edited, ...conversation });
  const converse = useCallback<Trial["converse"]>(
    (messages, now) => setConversation({ messages, now }),
    [],
  );
  const against = conversation.now && !edited.editing ? "now" : "edit";
  const value = useMemo<Trial>(() => ({ ...trial, against, converse }), [trial, against, converse]);
  return <Context value={value}>{children}</Context>;
}

export function useTried(): Trial {
  const trial = use(Context);
  if (!trial) throw new Error("useTried outside of TrialProvider");
  return trial;
}

/** The draft under the pen, and whether it differs from what it was when it was opened. */
function useEditedDraft(): { draft: Draft | null; editing: boolean } {
  const live = useLivePart();
  const opened = useRef<{ key: string; base: Draft } | null>(null);
  if (opened.current?.key !== live?.key)
    opened.current = live && { key: live.key, base: live.base };
  const editing =
    live !== null && opened.current !== null && !same(live.draft, opened.current.base);
  // Without unsaved changes the knowledge base itself answers.
  return { draft: live && live.phase !== "clean" ? live.draft : null, editing };
}
