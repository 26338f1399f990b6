import { InputNumber, Input } from "antd";
import { useSay } from "@/i18n";
import css from "./builder.module.css";

type Props = {
  kind: "unknowns" | "clarifications" | "asked";
  value: number | null;
  onChange: (value: number | null) => void;
  onBlur: () => void;
  autoFocus: boolean;
  testid: string;
};

/** A number inside its sentence: 连续 [2] 句没听懂. */
export function CountField({ kind, value, onChange, onBlur, autoFocus, testid }: Props) {
  const say = useSay();
  const sentence = say(`handover.counted.${kind}`);
  const [before = "", after = ""] = sentence.split("#");
  return (
    <span className={css.counted}>
      {before.trim()}
      <InputNumber
        min={1}
        max={99}
        precision={0}
        value={value}
        onChange={onChange}
        onBlur={onBlur}
        autoFocus={autoFocus}
        aria-label={sentence.replace("#", String(value ?? ""))}
        data-testid={testid}
        style={{ width: 64 }}
      />
      {after.trim()}
    </span>
  );
}

type AmountFieldProps = {
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
  autoFocus: boolean;
  testid: string;
};

/**
 * An amount inside its sentence: 超过 [1000.00] 元. What can't be read as an amount is said beneath,
 * not refused.
 */
export function AmountField({ value, onChange, onBlur, autoFocus, testid }: AmountFieldProps) {
  const say = useSay();
  const [before = "", after = ""] = say("handover.counted.amount_over").split("#");
  return (
    <span className={css.counted}>
      {before.trim()}
      <Input
        value={value}
        inputMode="decimal"
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        autoFocus={autoFocus}
        placeholder={say("handover.amountPlaceholder")}
        aria-label={say("handover.kind.amount_over")}
        data-testid={testid}
        style={{ width: 140 }}
      />
      {after.trim()}
    </span>
  );
}
