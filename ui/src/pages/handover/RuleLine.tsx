import { useEffect, useRef } from "react";
import { useNavigation } from "@/app/navigation";
import { useLocalized, useSay } from "@/i18n";
import type { RuleRow } from "@/platform";
import { TemplateText } from "@/ui/TemplateText";
import css from "./handover.module.css";

/** One rule as a sentence. */
export function RuleLine({ rule, number }: { rule: RuleRow; number: number }) {
  const say = useSay();
  const localized = useLocalized();
  const { target } = useNavigation();
  const line = useRef<HTMLLIElement>(null);
  const marked = target.rule === rule.id;
  useEffect(() => {
    if (marked) line.current?.scrollIntoView({ block: "center" });
  }, [marked]);
  return (
    <li ref={line} className={css.rule} data-marked={marked} data-testid={`rule-${rule.id}`}>
      <span className={css.number}>{number}</span>
      <div>
        <h3>{rule.title}<em data-urgency={rule.urgency}>{say(`urgency.${rule.urgency}`)}</em></h3>
        <p>{localized(rule.sentence)}</p>
        <blockquote>{rule.say ? <TemplateText text={rule.say} /> : <span className={css.quiet}>{say("handover.defaultWords")}</span>}</blockquote>
      </div>
      <small className={css.quiet}>{rule.dialogues > 0 ? say("handover.tested", { count: rule.dialogues }) : say("handover.untested")}</small>
    </li>
  );
}
