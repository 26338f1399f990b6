// What is tried at each key, for the page that edits and for the simulator beside it.
import { createContext, use, useMemo, useRef, useState, type ReactNode } from "react";
import type { Draft, DraftCheck, Message, SimulatedTurn } from "@/platform";
import { useLivePart } from "./LiveDraft";
import { same } from "./same";
import { useTrial } from "./useTrial";

type Trial = {
  /** What was last said about a draft under the pen. */
  checked: { draft: Draft; check: DraftCheck } | null;
  /** The conversation as it was last played, and the messages that it was played with. */
  turns: readonly SimulatedTurn[];
  of: readonly Message[];
  error: unknown;
  /** Makes this the conversation that is played. */
  converse: (messages: readonly Message[]) => void;
};

const Context = createContext<Trial | null>(null);
const silence: readonly Message[] = [];

export function TrialProvider({ children }: { children: ReactNode }) {
  const [messages, converse] = useState(silence);
  const trial = useTrial({ ...useEditedDraft(), messages });
  const value = useMemo(() => ({ ...trial, converse }), [trial]);
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
