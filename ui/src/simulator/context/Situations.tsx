import { BellOutlined, DownOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { useProducts } from "@/state/queries";
import { useReturnFocus } from "@/ui/useReturnFocus";
import { useSimulator } from "../SimulatorProvider";
import { HAPPENINGS, happened, PRESETS, presetKey, presetSettings, told } from "../settings";
import css from "./context.module.css";

/**
 * Whole situations to begin with, and what has just happened in one: that is told with the next
 * message, or without one, and stands in the bar until then.
 */
export function Situations() {
  const say = useSay();
  const { settings, setSettings } = useSimulator();
  const products = useProducts().data ?? [];
  const [open, setOpen] = useState(false);
  const { opener, onOpenChange } = useReturnFocus<HTMLButtonElement>(setOpen);
  const { events } = settings;
  const named = events.map((event) => say(`shopEvent.${event}`)).join(say("common.comma"));
  return (
    <>
      <Popover
        trigger="click"
        placement="topLeft"
        destroyOnHidden
        open={open}
        onOpenChange={onOpenChange}
        content={
          <div className={css.situations}>
            <ul>
              {PRESETS.map((preset) => (
                <li key={preset}>
                  <button
                    type="button"
                    className="plain"
                    onClick={() => {
                      setSettings(presetSettings(preset, products[0]?.id ?? null, say));
                      onOpenChange(false);
                    }}
                    data-testid={`preset-${preset}`}
                  >
                    {say(presetKey(preset))}
                  </button>
                </li>
              ))}
            </ul>
            <Happenings />
          </div>
        }
      >
        <button ref={opener} type="button" className={css.preset} data-testid="sim-presets">
          {say("simulator.presets")}
          <DownOutlined aria-hidden />
        </button>
      </Popover>
      {events.length > 0 ? (
        <button
          type="button"
          className={css.chip}
          data-hot
          onClick={() => setOpen(true)}
          data-testid="ctx-events"
        >
          <BellOutlined aria-hidden />
          <span>{say("simulator.eventChip", { events: named })}</span>
        </button>
      ) : null}
    </>
  );
}

/** What has just happened at the shop. */
function Happenings() {
  const say = useSay();
  const { settings, setSettings } = useSimulator();
  return (
    <section className={css.stack} aria-label={say("simulator.event")}>
      <h3>{say("simulator.event")}</h3>
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
    </section>
  );
}
