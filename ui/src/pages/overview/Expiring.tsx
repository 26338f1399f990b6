import { useNavigation } from "@/state/navigation";
import { daysUntil } from "@/domain/clock";
import { useSay } from "@/i18n";
import type { EntryRow } from "@/platform";
import { Part } from "@/ui/PageFrame";
import css from "./overview.module.css";

/** Entries that should be looked at again soon, or should have been. */
export function Expiring({ rows }: { rows: EntryRow[] }) {
  const say = useSay();
  const { go } = useNavigation();
  if (rows.length === 0) return null;
  return (
    <Part title={say("overview.expiring")} count={rows.length} testid="expiring">
      <ul className={css.lines}>
        {rows.map((row) => {
          const days = daysUntil(row.review_by) ?? 0;
          return (
            <li key={row.id}>
              <button
                type="button"
                className="plain"
                onClick={() =>
                  go({ page: "answers", entry: row.id, field: { name: "review_by", index: null } })
                }
              >
                <span>{row.question}</span>
                <small data-late={days < 0}>
                  {row.review_by} ·{" "}
                  {days < 0
                    ? say("overview.late", { count: -days })
                    : say("answers.daysLeft", { count: days })}
                </small>
              </button>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
