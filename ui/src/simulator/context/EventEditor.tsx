import { Button } from "antd";
import { useSay } from "@/i18n";
import { HAPPENINGS, happened, told } from "../settings";
import { useSimulator } from "../SimulatorProvider";
import css from "./context.module.css";

/** What has just happened at the shop: told with the next message, or without one. */
export function EventEditor() {
  const say = useSay();
  const { settings, setSettings } = useSimulator();
  return (
    <div className={css.stack}>
      <p>{say("simulator.eventHint")}</p>
      <fieldset className={css.events} aria-label={say("simulator.event")}>
        {HAPPENINGS.map((event) => (
          <button
            key={event}
            type="button"
            className={css.event}
            aria-pressed={settings.events.includes(event)}
            data-testid={`ctx-event-${event}`}
            onClick={() => setSettings(happened(settings, event, say))}
          >
            {say(`shopEvent.${event}`)}
          </button>
        ))}
      </fieldset>
      <Button
        size="small"
        disabled={settings.events.length === 0}
        onClick={() => setSettings(told(settings))}
      >
        {say("simulator.noEvent")}
      </Button>
    </div>
  );
}
