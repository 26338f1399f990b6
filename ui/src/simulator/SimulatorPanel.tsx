import { ClockCircleOutlined, CommentOutlined, RedoOutlined } from "@ant-design/icons";
import { useEffect, useRef, useState } from "react";
import { shortTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import { EmptyNote, ErrorNote } from "@/ui/notes";
import { PanelHead } from "./PanelHead";
import { useSimulator } from "./SimulatorProvider";
import { Composer } from "./chat/Composer";
import { Conversation } from "./chat/Conversation";
import { ContextBar } from "./context/ContextBar";
import { WithHuman } from "./handover/WithHuman";
import { MoodStrip } from "./mood/MoodStrip";
import { CasePanel } from "./record/CasePanel";
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
    // Where nothing was said nothing scrolls, and asking would lay out the page of a new window.
    if (!box || messages.length === 0) return;
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
              <EmptyNote icon={<CommentOutlined aria-hidden />} title={say("simulator.emptyTitle")}>
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
      <OtherTime />
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

type View = "chat" | "record";

/** Conversation or case record, where there is no room for both. */
function ViewSwitch({ view, onView }: { view: View; onView: (view: View) => void }) {
  const say = useSay();
  const { turns } = useSimulator();
  const made = turns.some(({ turn }) => turn.record !== null);
  return (
    <div className={css.views} role="tablist" aria-label={say("simulator.views")}>
      {(["chat", "record"] as const).map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          aria-selected={view === one}
          tabIndex={view === one ? 0 : -1}
          data-testid={`sim-view-${one}`}
          onClick={() => onView(one)}
          onKeyDown={(event) => {
            if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
            onView(one === "chat" ? "record" : "chat");
            const other =
              event.currentTarget.nextElementSibling ?? event.currentTarget.previousElementSibling;
            if (other instanceof HTMLElement) other.focus();
          }}
        >
          {say(one === "chat" ? "simulator.conversation" : "record.title")}
          {one === "record" && made ? <i aria-hidden /> : null}
        </button>
      ))}
    </div>
  );
}

/** All of it is played at another time, until one goes back to now. */
function OtherTime() {
  const say = useSay();
  const { clock, setClock } = useSimulator();
  if (clock === null) return null;
  return (
    <p className={css.outdated} data-testid="sim-clock">
      <ClockCircleOutlined aria-hidden /> {say("simulator.clockSet", { time: shortTime(clock) })}{" "}
      <button
        type="button"
        className="plain link"
        onClick={() => setClock(null)}
        data-testid="sim-clock-back"
      >
        {say("simulator.backToNow")}
      </button>
    </p>
  );
}

/** What was taken back is not lost until something new is said. */
function Undone() {
  const say = useSay();
  const { restorable, restore, messages } = useSimulator();
  if (restorable === 0) return null;
  return (
    <p className={css.outdated} role="status" data-testid="sim-undone">
      {messages.length === 0
        ? say("simulator.cleared")
        : say("simulator.wentBack", { number: messages.length })}{" "}
      <button type="button" className="plain link" onClick={restore} data-testid="sim-restore">
        <RedoOutlined aria-hidden />{" "}
        {say(messages.length === 0 ? "simulator.restoreAll" : "simulator.restore", {
          count: restorable,
        })}
      </button>
    </p>
  );
}

const SHOWN_MS = 1_200;

/**
 * Brings a turn into sight and marks it for a moment; the keyboard goes there, too, unless it is
 * needed where it is.
 */
function showTurn(box: HTMLElement | null, index: number, focus = true): void {
  const turn = box?.querySelector<HTMLElement>(`[data-turn="${index}"]`);
  if (!turn) return;
  turn.scrollIntoView({ block: "nearest" });
  if (focus) turn.focus({ preventScroll: true });
  turn.dataset.shown = "true";
  setTimeout(() => {
    delete turn.dataset.shown;
  }, SHOWN_MS);
}
