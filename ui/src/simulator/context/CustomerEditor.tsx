import { Input, InputNumber } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { Customer } from "@/platform";
import { someone } from "../settings";
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

/** Month and day. What is no day yet stays in the field and goes nowhere. */
function BirthdayInput({
  birthday,
  onChange,
}: {
  birthday: string;
  onChange: (birthday: string | null) => void;
}) {
  const say = useSay();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? birthday;
  return (
    <Input
      id="ctx-birthday"
      value={shown}
      placeholder="05-20"
      maxLength={5}
      status={shown && !isDay(shown) ? "error" : ""}
      aria-label={say("simulator.customerBirthday")}
      onChange={(event) => {
        // 05.20, 05/20 and 05月20日 are the same day.
        const text = event.target.value
          .trim()
          .replace(/[./\u6708]/g, "-")
          .replace(/\u65e5$/, "");
        setTyped(text);
        if (!text || isDay(text)) onChange(text || null);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** Any day of a leap year. */
function isDay(text: string): boolean {
  const [, month = "", day = ""] = /^(\d\d)-(\d\d)$/.exec(text) ?? [];
  const at = new Date(Date.UTC(2000, Number(month) - 1, Number(day)));
  return month !== "" && at.getUTCMonth() + 1 === Number(month) && at.getUTCDate() === Number(day);
}
