import { Input, InputNumber } from "antd";
import { useSay } from "@/i18n";
import type { Customer } from "@/platform";
import { someone } from "../settings";
import { BirthdayInput } from "./BirthdayInput";
import css from "./context.module.css";

/** Who the customer is, as far as the shop's system knows. */
export function CustomerEditor({
  customer,
  onChange,
}: {
  customer: Customer | null;
  onChange: (customer: Customer | null) => void;
}) {
  const say = useSay();
  const change = (part: Customer) => onChange(someone({ ...customer, ...part }));
  const birthday = customer?.birthday ?? "";
  return (
    <div className={css.stack}>
      <p>{say("simulator.customerHint")}</p>
      <div className={css.fields}>
        <label htmlFor="ctx-name">{say("simulator.customerName")}</label>
        <Input
          id="ctx-name"
          autoFocus
          value={customer?.name ?? ""}
          placeholder={say("simulator.sampleCustomer")}
          onChange={(event) => change({ name: event.target.value })}
          data-testid="ctx-customer-input"
        />
        <label htmlFor="ctx-level">{say("simulator.customerLevel")}</label>
        <Input
          id="ctx-level"
          value={customer?.level ?? ""}
          placeholder="VIP"
          onChange={(event) => change({ level: event.target.value })}
          data-testid="ctx-customer-level"
        />
        <label htmlFor="ctx-orders">{say("simulator.customerOrders")}</label>
        <InputNumber
          id="ctx-orders"
          min={0}
          max={9999}
          precision={0}
          value={customer?.orders ?? null}
          placeholder={say("simulator.unknown")}
          onChange={(orders) => change({ orders })}
          style={{ width: "100%" }}
        />
        <label htmlFor="ctx-birthday">{say("simulator.customerBirthday")}</label>
        <BirthdayInput birthday={birthday} onChange={(day) => change({ birthday: day })} />
      </div>
    </div>
  );
}
