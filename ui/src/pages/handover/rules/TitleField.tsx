import { Input } from "antd";
import { useSay } from "@/i18n";
import css from "./rules.module.css";

/** The rule's name, so it looks like a title. */
export function TitleField({
  value,
  onChange,
  onBlur,
}: {
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
}) {
  const say = useSay();
  return (
    <div data-field="title">
      <Input
        variant="borderless"
        className={css.title}
        value={value}
        placeholder={say("handover.title")}
        aria-label={say("handover.title")}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        data-testid="rule-title"
        autoComplete="off"
      />
    </div>
  );
}
