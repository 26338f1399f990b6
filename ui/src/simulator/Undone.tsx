import { RedoOutlined } from "@ant-design/icons";
import { useSay } from "@/i18n";
import { useSimulator } from "./SimulatorProvider";
import css from "./simulator.module.css";

/** What was taken back is not lost until something new is said. */
export function Undone() {
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
