import { useNavigation } from "@/state/navigation";
import { useSay } from "@/i18n";
import type { EscalationView } from "@/platform";
import { phases } from "./useRuleOrder";
import { RuleEditor } from "./RuleEditor";
import { RuleList } from "./RuleList";
import css from "./rules.module.css";

/** The rules, and the one being edited. */
export function RulesTab({ view, onQueues }: { view: EscalationView; onQueues: () => void }) {
  const say = useSay();
  const { target } = useNavigation();
  // A rule that is gone (undone, removed outside) gives way to the first.
  const rule =
    view.rules.find(({ draft }) => draft.id === target.rule) ??
    phases(view.rules)[0]?.rules[0] ??
    null;
  return (
    <div className={css.split}>
      <RuleList view={view} selected={rule?.draft.id ?? null} onQueues={onQueues} />
      <section className={css.editor} aria-label={say("handover.tabs.rules")}>
        {rule ? <RuleEditor key={rule.draft.id} rule={rule} view={view} /> : null}
      </section>
    </div>
  );
}
