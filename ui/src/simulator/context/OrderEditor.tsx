import { Input, Select, Button } from "antd";
import { useId } from "react";
import { ORDER_STATES } from "@/domain/orderStates";
import { useSay } from "@/i18n";
import type { Order, OrderState } from "@/platform";
import { useSimulator } from "../SimulatorProvider";
import { inState, HAPPENINGS, happened, told } from "../settings";
import css from "./context.module.css";

/** The order as the shop's system would hand it over. */
export function OrderEditor({
  order,
  onChange,
}: {
  order: Order | null;
  onChange: (order: Order | null) => void;
}) {
  const say = useSay();
  const id = useId();
  const choose = (state: OrderState | "") => {
    if (!state) return onChange(null);
    onChange(inState(order, state, say));
  };
  const text = (value: string) => (value.trim() === "" ? null : value.trim());
  return (
    <div className={css.fields}>
      <label htmlFor={`${id}-state`}>{say("simulator.orderState")}</label>
      <Select
        id={`${id}-state`}
        value={order?.state ?? ""}
        onChange={choose}
        data-testid="ctx-order-state"
        options={[
          { value: "", label: say("simulator.noOrder") },
          ...ORDER_STATES.map(({ code }) => ({ value: code, label: say(`orderState.${code}`) })),
        ]}
      />
      {order ? (
        <>
          <label htmlFor={`${id}-id`}>{say("simulator.orderId")}</label>
          <Input
            id={`${id}-id`}
            value={order.id}
            onChange={(event) => onChange({ ...order, id: event.target.value })}
          />
          <label htmlFor={`${id}-amount`}>{say("simulator.amount")}</label>
          <Input
            id={`${id}-amount`}
            value={order.amount ?? ""}
            inputMode="decimal"
            status={order.amount && !/^\d{1,7}(\.\d{1,2})?$/.test(order.amount) ? "error" : ""}
            onChange={(event) => {
              if (/^(\d{1,7}(\.\d{0,2})?)?$/.test(event.target.value))
                onChange({ ...order, amount: text(event.target.value.replace(/\.$/, "")) });
            }}
          />
          <label htmlFor={`${id}-carrier`}>{say("simulator.carrier")}</label>
          <Input
            id={`${id}-carrier`}
            value={order.carrier ?? ""}
            onChange={(event) => onChange({ ...order, carrier: text(event.target.value) })}
          />
          <label htmlFor={`${id}-tracking`}>{say("simulator.tracking")}</label>
          <Input
            id={`${id}-tracking`}
            value={order.tracking ?? ""}
            onChange={(event) => onChange({ ...order, tracking: text(event.target.value) })}
          />
        </>
      ) : null}
    </div>
  );
}

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
