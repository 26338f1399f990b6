import { InfoCircleOutlined } from "@ant-design/icons";
import { useLocalized, useSay } from "@/i18n";
import type { BulkPlan } from "@/platform";
import { DiagnosticLine } from "@/ui/DiagnosticLine";
import css from "./bulk.module.css";

/** What else a change means, and what would be wrong from then on. */
export function PlanNotes({ plan }: { plan: BulkPlan }) {
  const say = useSay();
  const localized = useLocalized();
  return (
    <>
      {plan.notes.map((note) => (
        <p key={note.zh} className={css.note}>
          <InfoCircleOutlined aria-hidden />
          {localized(note)}
        </p>
      ))}
      {plan.problems_in_all > 0 ? (
        <div className={css.problems} data-testid="bulk-problems">
          <p>{say("bulk.problems", { count: plan.problems_in_all })}</p>
          {plan.problems.map((problem) => (
            <DiagnosticLine key={`${problem.code} ${problem.message.zh}`} diagnostic={problem} />
          ))}
        </div>
      ) : null}
    </>
  );
}
