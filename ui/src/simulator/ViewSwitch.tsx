import { useSay } from "@/i18n";
import { useSimulator } from "./SimulatorProvider";
import css from "./simulator.module.css";

export type View = "chat" | "record";

/** Conversation or case record, where there is no room for both. */
export function ViewSwitch({ view, onView }: { view: View; onView: (view: View) => void }) {
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
