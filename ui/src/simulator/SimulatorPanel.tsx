import { useEffect, useRef } from "react";
import { CommentOutlined } from "@ant-design/icons";
import { useSay } from "@/i18n";
import { EmptyNote } from "@/ui/EmptyNote";
import { ErrorNote } from "@/ui/ErrorNote";
import { Conversation } from "./chat/Conversation";
import { Composer } from "./chat/Composer";
import { ContextBar } from "./context/ContextBar";
import { PanelHead } from "./PanelHead";
import { useSimulator } from "./SimulatorProvider";
import css from "./simulator.module.css";

/** One plays the customer, the bot answers as it would in the shop. */
export function SimulatorPanel({ onClose }: { onClose?: () => void }) {
  const say = useSay();
  const { messages, turns, error, outdated, restart } = useSimulator();
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, [messages.length, turns.length]);
  return (
    <div className={css.panel}>
      <PanelHead onClose={onClose} />
      <div ref={scroller} className={css.chat} role="log" aria-label={say("simulator.conversation")} data-testid="sim-conversation">
        {messages.length === 0
          ? <EmptyNote icon={<CommentOutlined />} title={say("simulator.emptyTitle")}>{say("simulator.emptyBody")}</EmptyNote>
          : <Conversation />}
        {error ? <ErrorNote error={error} /> : null}
      </div>
      {outdated ? (
        <p className={css.outdated}>
          {say("simulator.outdated")} <button type="button" className="plain link" onClick={restart} data-testid="sim-restart">{say("simulator.restart")}</button>
        </p>
      ) : null}
      <ContextBar />
      <Composer />
    </div>
  );
}
