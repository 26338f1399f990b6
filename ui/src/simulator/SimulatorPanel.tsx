import { useEffect, useRef, useState } from "react";
import { CommentOutlined } from "@ant-design/icons";
import { useSay } from "@/i18n";
import { EmptyNote } from "@/ui/EmptyNote";
import { ErrorNote } from "@/ui/ErrorNote";
import { Conversation } from "./chat/Conversation";
import { Composer } from "./chat/Composer";
import { ContextBar } from "./context/ContextBar";
import { WithHuman } from "./handover/WithHuman";
import { MoodStrip } from "./mood/MoodStrip";
import { PanelHead } from "./PanelHead";
import { CasePanel } from "./record/CasePanel";
import { showTurn } from "./showTurn";
import { useSimulator } from "./SimulatorProvider";
import { Undone } from "./Undone";
import { ViewSwitch, type View } from "./ViewSwitch";
import css from "./simulator.module.css";

type Props = {
  /** Whether there is room for the record beside the conversation. */ wide?: boolean;
  onWiden?: () => void;
  onClose?: () => void;
};

/** One plays the customer, the bot answers as it would in the shop. */
export function SimulatorPanel({ wide = false, onWiden, onClose }: Props) {
  const say = useSay();
  const { messages, turns, error, outdated, restart } = useSimulator();
  const [view, setView] = useState<View>("chat");
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef(false);
  latest.current = Boolean(turns.at(-1)?.turn.record);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something was said
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    box.scrollTop = box.scrollHeight;
    // What the agent sees is long: it is read from its beginning.
    const last = box.querySelector<HTMLElement>(`[data-turn="${turns.length - 1}"]`);
    if (latest.current && last)
      box.scrollTop += last.getBoundingClientRect().top - box.getBoundingClientRect().top - 12;
  }, [messages.length, turns.length, view]);
  const jump = (index: number) => {
    setView("chat");
    // The conversation may first have to be there.
    setTimeout(() => showTurn(scroller.current, index), 0);
  };
  const look = (index: number) => {
    if (wide) showTurn(scroller.current, index, false);
  };
  return (
    <div className={css.panel} data-wide={wide}>
      <PanelHead wide={wide} onWiden={onWiden} onClose={onClose} />
      {wide ? null : <ViewSwitch view={view} onView={setView} />}
      <MoodStrip onJump={jump} />
      <div className={css.body}>
        {wide || view === "chat" ? (
          <div
            ref={scroller}
            className={css.chat}
            role="log"
            aria-label={say("simulator.conversation")}
            data-testid="sim-conversation"
          >
            {messages.length === 0 ? (
              <EmptyNote icon={<CommentOutlined />} title={say("simulator.emptyTitle")}>
                {say("simulator.emptyBody")}
              </EmptyNote>
            ) : (
              <Conversation />
            )}
            {error ? <ErrorNote error={error} /> : null}
          </div>
        ) : null}
        {wide || view === "record" ? <CasePanel onJump={look} /> : null}
      </div>
      <Undone />
      {outdated ? (
        <p className={css.outdated}>
          {say("simulator.outdated")}{" "}
          <button type="button" className="plain link" onClick={restart} data-testid="sim-restart">
            {say("simulator.restart")}
          </button>
        </p>
      ) : null}
      <WithHuman />
      <ContextBar />
      <Composer />
    </div>
  );
}
