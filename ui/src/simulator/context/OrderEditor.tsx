import { Input, Select } from "antd";
import { ORDER_STATES } from "@/domain/orderStates";
import { useSay } from "@/i18n";
import type { Order, OrderState } from "@/platform";
import { inState } from "../settings";
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
  const choose = (state: OrderState | "") => {
    if (!state) return onChange(null);
    onChange(inState(order, state, say));
  };
  const text = (value: string) => (value.trim() === "" ? null : value.trim());
  return (
    <div className={css.fields}>
      <label>{say("simulator.orderState")}</label>
      <Select
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
          <label>{say("simulator.orderId")}</label>
          <Input
            value={order.id}
            onChange={(event) => onChange({ ...order, id: event.target.value })}
          />
          <label>{say("simulator.amount")}</label>
          <Input
            value={order.amount ?? ""}
            inputMode="decimal"
            status={order.amount && !/^\d{1,7}(\.\d{1,2})?$/.test(order.amount) ? "error" : ""}
            onChange={(event) => {
              if (/^(\d{1,7}(\.\d{0,2})?)?$/.test(event.target.value))
                onChange({ ...order, amount: text(event.target.value.replace(/\.$/, "")) });
            }}
          />
          <label>{say("simulator.carrier")}</label>
          <Input
            value={order.carrier ?? ""}
            onChange={(event) => onChange({ ...order, carrier: text(event.target.value) })}
          />
          <label>{say("simulator.tracking")}</label>
          <Input
            value={order.tracking ?? ""}
            onChange={(event) => onChange({ ...order, tracking: text(event.target.value) })}
          />
        </>
      ) : null}
    </div>
  );
}
