import { Input, Select } from "antd";
import { useId } from "react";
import { ORDER_STATES } from "@/domain/orderStates";
import { useSay } from "@/i18n";
import type { Order, OrderState } from "@/platform";
import { inState, isSent } from "../settings";
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
        value={order && order.state !== "none" ? order.state : ""}
        onChange={choose}
        data-testid="ctx-order-state"
        options={[
          { value: "", label: say("simulator.noOrder") },
          // To have an order in the state of none is to have none.
          ...ORDER_STATES.filter(({ code }) => code !== "none").map(({ code }) => ({
            value: code,
            label: say(`orderState.${code}`),
          })),
        ]}
      />
      {order && order.state !== "none" ? (
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
          {isSent(order.state) ? (
            <>
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
        </>
      ) : null}
    </div>
  );
}
