import { CopyOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button, Tooltip, Input } from "antd";
import { DraftPhaseLine } from "@/drafts/DraftPhaseLine";
import type { PartDraft } from "@/drafts/usePartDraft";
import { useSay } from "@/i18n";
import type { RuleDraft, RuleRow } from "@/platform";
import { UrgencyMark } from "../shared/UrgencyMark";
import { useRuleActions } from "./useRuleActions";
import css from "./rules.module.css";

/** Urgency and id, whether it is saved, and what can be done with the rule as a whole. */
export function RuleHead({
  draft,
  part,
  rules,
}: {
  draft: RuleDraft;
  part: PartDraft<"rule">;
  rules: readonly RuleRow[];
}) {
  const say = useSay();
  const { copy, remove } = useRuleActions(rules);
  return (
    <header className={css.head}>
      <UrgencyMark urgency={draft.urgency} />
      <code title={say("handover.idHint")}>{draft.id}</code>
      <span className={css.gap} />
      <DraftPhaseLine state={part} />
      <Tooltip title={say("handover.copyRule")}>
        <Button
          type="text"
          size="small"
          icon={<CopyOutlined />}
          aria-label={say("handover.copyRule")}
          onClick={() => void copy(draft)}
          data-testid="copy-rule"
        />
      </Tooltip>
      <Tooltip title={say("handover.removeRule")}>
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={say("handover.removeRule")}
          onClick={() => void remove(draft)}
          data-testid="remove-rule"
        />
      </Tooltip>
    </header>
  );
}

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
