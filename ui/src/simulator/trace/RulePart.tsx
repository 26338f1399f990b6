import { useNavigation } from "@/state/navigation";
import { useSay } from "@/i18n";
import type { Turn } from "@/platform";

/** The hand-over rule that fired. */
export function RulePart({ turn }: { turn: Turn }) {
  const say = useSay();
  const { go } = useNavigation();
  const { rule } = turn;
  if (!rule) return null;
  return (
    <div>
      <dt>{say("trace.rule")}</dt>
      <dd>
        <button
          type="button"
          className="plain link"
          onClick={() => go({ page: "handover", rule: rule.id })}
        >
          {rule.title}
        </button>{" "}
        → {turn.record?.queue_name ?? rule.queue} · {say(`urgency.${rule.urgency}`)}
      </dd>
    </div>
  );
}
