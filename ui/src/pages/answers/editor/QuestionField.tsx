import { Input } from "antd";
import { useSay } from "@/i18n";
import css from "./editor.module.css";

/** The standard question: the entry's name, so it looks like a title. */
export function QuestionField({
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
    <div data-field="question" data-kb-text>
      <Input
        variant="borderless"
        className={css.questionInput}
        value={value}
        placeholder={say("answers.questionPlaceholder")}
        aria-label={say("answers.standardQuestion")}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        data-testid="question-input"
        autoComplete="off"
      />
    </div>
  );
}
