import { Input } from "antd";
import { useSay } from "@/i18n";
import css from "./context.module.css";

export function CustomerEditor({ customer, onChange }: { customer: string; onChange: (customer: string) => void }) {
  const say = useSay();
  return (
    <div className={css.stack}>
      <p>{say("simulator.customerHint")}</p>
      <Input autoFocus value={customer} placeholder={say("simulator.sampleCustomer")} onChange={(event) => onChange(event.target.value)} data-testid="ctx-customer-input" />
    </div>
  );
}
