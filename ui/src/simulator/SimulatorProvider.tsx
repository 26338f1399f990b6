import { createContext, use, useMemo, useRef, useState, type ReactNode } from "react";
import { useOnboarding } from "@/app/onboarding/OnboardingProvider";
import { useLivePart } from "@/drafts/LiveDraft";
import { same } from "@/drafts/same";
import type { Draft, Message, SimulatedTurn, Turn } from "@/platform";
import { contextOf, noSettings, type Settings } from "./settings";
import { useReplay } from "./useReplay";

export type Simulator = {
  messages: readonly Message[];
  turns: readonly SimulatedTurn[];
  /** For each turn what it was before the edit under way, where it differs. */
  before: readonly (Turn | null)[];
  pending: boolean;
  error: unknown;
  settings: Settings;
  setSettings: (settings: Settings) => void;
  /** Whether messages were sent in another situation than the one that is set now. */
  outdated: boolean;
  send: (text: string) => void;
  edit: (index: number, text: string) => void;
  /** Back to before that message. */
  rewind: (index: number) => void;
  clear: () => void;
  /** The whole conversation again, in the situation that is set now. */
  restart: () => void;
};

const Context = createContext<Simulator | null>(null);

export function SimulatorProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [settings, setSettings] = useState(noSettings);
  const { finish } = useOnboarding();
  const { draft, editing } = useEditedDraft();
  const replay = useReplay(messages, draft, editing);

  const value = useMemo<Simulator>(() => ({
    messages, ...replay, settings, setSettings,
    outdated: messages.length > 0 && !same(situation(contextOf(settings), settings), situation(messages.at(-1)?.context ?? contextOf(settings), settings)),
    send: (text) => {
      if (!text.trim()) return;
      setMessages((all) => [...all, { text, context: contextOf(settings) }]);
      finish("ask");
    },
    edit: (index, text) => setMessages((all) => all.map((one, at) => (at === index ? { ...one, text } : one))),
    rewind: (index) => setMessages((all) => all.slice(0, index)),
    clear: () => setMessages([]),
    restart: () => setMessages((all) => all.map((one) => ({ ...one, context: contextOf(settings) }))),
  }), [messages, replay, settings, finish]);
  return <Context value={value}>{children}</Context>;
}

export function useSimulator(): Simulator {
  const simulator = use(Context);
  if (!simulator) throw new Error("useSimulator outside of SimulatorProvider");
  return simulator;
}

/** Without the clock when the clock is the real one: it goes on, and that is no other situation. */
function situation(context: Message["context"], settings: Settings) {
  return settings.now === null ? { ...context, now: null } : context;
}

/** The draft under the pen, and whether it differs from what it was when it was opened. */
function useEditedDraft(): { draft: Draft | null; editing: boolean } {
  const live = useLivePart();
  const opened = useRef<{ key: string; base: Draft } | null>(null);
  if (opened.current?.key !== live?.key) opened.current = live && { key: live.key, base: live.base };
  const editing = live !== null && opened.current !== null && !same(live.draft, opened.current.base);
  // Without unsaved changes the knowledge base itself answers.
  return { draft: live && live.phase !== "clean" ? live.draft : null, editing };
}
