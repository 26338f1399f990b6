import { InputNumber } from "antd";
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
