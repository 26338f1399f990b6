import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";
import { useOnboarding } from "@/state/OnboardingProvider";
import { same } from "@/drafts/same";
import { useTried } from "@/drafts/TrialProvider";
import {
  usePlatform,
  type CaseRecord,
  type Message,
  type ShopEvent,
  type SimulatedTurn,
  type ToldMessage,
  type Turn,
} from "@/platform";
import {
  backAfter,
  backBefore,
  cleared,
  replayed,
  restorable,
  opened,
  restored,
  reworded,
  said,
  type Conversation,
} from "./conversation";
import { humanWith } from "./handover/humanWith";
import { contextOf, noSettings, type Settings } from "./settings";
import { replayOf } from "./replay";

export type OpenedDialogue = { file: string; title: string };

export type Simulator = {
  messages: readonly Message[];
  turns: readonly SimulatedTurn[];
  /** For each turn what it was before the edit under way, where it differs. */
  before: readonly (Turn | null)[];
  /** What it was held against: the knowledge base before the edit, or the time of now. */
  against: "edit" | "now";
  /** The moment at which all of it is played, in the place of the times at which it was said. */
  clock: string | null;
  setClock: (moment: string | null) => void;
  pending: boolean;
  error: unknown;
  settings: Settings;
  setSettings: (settings: Settings) => void;
  /** Whether messages were sent in another situation than the one that is set now. */
  outdated: boolean;
  /**
   * The record of the human who has the conversation; the bot is silent until it is handed back.
   */
  withHuman: CaseRecord | null;
  send: (text: string) => void;
  /** Puts the keyboard into the input, now or as soon as it is there. */
  focus: () => void;
  /** The human hands the conversation back to the bot. */
  handBack: () => void;
  /** No human takes the conversation over: the bot is back. */
  nobodyCame: () => void;
  edit: (index: number, text: string) => void;
  /** Back to right after that turn. */
  backAfter: (index: number) => void;
  /** Back to where that message was about to be sent; it stands in the input again. */
  backBefore: (index: number) => void;
  /** How many messages were taken back and can still be restored. */
  restorable: number;
  restore: () => void;
  clear: () => void;
  /**
   * Plays a test dialogue, each message in the situation in which it is sent; until the
   * conversation is cleared it may be kept as that dialogue again.
   */
  open: (dialogue: OpenedDialogue, messages: readonly ToldMessage[]) => void;
  opened: OpenedDialogue | null;
  /** The whole conversation again, in the situation that is set now. */
  restart: () => void;
  /**
   * What is put into the input; `null` leaves in it what is being typed, empty takes out what was
   * put there.
   */
  prefill: { text: string | null; number: number };
};

const Context = createContext<Simulator | null>(null);

const beginning: Conversation = { steps: [], settings: noSettings, undone: null };

export function SimulatorProvider({ children }: { children: ReactNode }) {
  const [conversation, setConversation] = useState(beginning);
  const [dialogue, setDialogue] = useState<OpenedDialogue | null>(null);
  const [prefill, setPrefill] = useState<Simulator["prefill"]>({ text: null, number: 0 });
  const { steps, settings } = conversation;
  const [clock, setClock] = useState<string | null>(null);
  const told = useMemo(() => steps.map(({ message }) => message), [steps]);
  const messages = useMemo(() => (clock === null ? told : moved(told, clock)), [told, clock]);
  const platform = usePlatform();
  const { finish } = useOnboarding();
  const { turns, of, error, against, converse } = useTried();
  useEffect(() => {
    converse(messages, messages === told ? null : told);
  }, [converse, messages, told]);
  useEffect(() => {
    // A history that can't be written must not keep anybody from trying.
    if (told.length > 0) platform.keepConversation([...told]).catch(() => undefined);
  }, [told, platform]);
  const replay = useMemo(
    () => replayOf({ turns, of, error }, messages),
    [turns, of, error, messages],
  );

  const value = useMemo<Simulator>(() => {
    const happens = (event: ShopEvent) =>
      setConversation((all) =>
        said({ ...all, settings: { ...all.settings, events: [event] } }, ""),
      );
    const fill = (text: string | null) =>
      setPrefill(({ number }) => ({ text, number: number + 1 }));
    return {
      messages,
      ...replay,
      against,
      clock,
      setClock,
      settings,
      prefill,
      setSettings: (changed) => {
        // Whoever sets another time means that one.
        if (changed.now !== settings.now) setClock(null);
        setConversation((all) => ({ ...all, settings: changed }));
      },
      outdated:
        messages.length > 0 &&
        !same(
          situation(contextOf(settings), settings),
          situation(told.at(-1)?.context ?? contextOf(settings), settings),
        ),
      withHuman: humanWith(replay.turns),
      send: (text) => {
        if (!text.trim() && settings.events.length === 0) return;
        setConversation((all) => said(all, text));
        finish("ask");
      },
      focus: () => fill(null),
      handBack: () => happens("returned"),
      nobodyCame: () => happens("handoff_failed"),
      edit: (index, text) => setConversation((all) => reworded(all, index, text)),
      backAfter: (index) => {
        setConversation((all) => backAfter(all, index));
        fill(null);
      },
      backBefore: (index) => {
        setConversation((all) => backBefore(all, index));
        fill(messages[index]?.text ?? "");
      },
      restorable: restorable(conversation),
      restore: () => {
        setConversation(restored);
        fill("");
      },
      clear: () => {
        setDialogue(null);
        setConversation(cleared);
      },
      opened: dialogue,
      open: (from, other) => {
        setDialogue(from);
        setClock(null);
        setConversation((all) => opened(all, other));
        fill("");
      },
      restart: () => setConversation(replayed),
    };
  }, [conversation, messages, told, clock, replay, against, settings, prefill, finish, dialogue]);
  return <Context value={value}>{children}</Context>;
}

export function useSimulator(): Simulator {
  const simulator = use(Context);
  if (!simulator) throw new Error("useSimulator outside of SimulatorProvider");
  return simulator;
}

/** A conversation as it would be if all of it were said at one moment. */
const moved = (messages: readonly Message[], now: string): Message[] =>
  messages.map((message) => ({ ...message, context: { ...message.context, now } }));

/**
 * Without the clock when the clock is the real one: it goes on, and that is no other situation; nor
 * is what happens in between.
 */
function situation(context: Message["context"], settings: Settings) {
  return { ...context, events: [], ...(settings.now === null ? { now: null } : {}) };
}
