import { useSay } from "@/i18n";
import type { EntryName } from "@/platform";
import { useNavigation } from "@/state/navigation";
import css from "./coverage.module.css";

/** Entries that nobody asks for in the log. */
export function Unasked({ entries }: { entries: readonly EntryName[] }) {
  const say = useSay();
  const { go } = useNavigation();
  if (entries.length === 0) return null;
  return (
    <details className={css.unasked} data-testid="discover-unasked">
      <summary>{say("discover.unasked", { count: entries.length })}</summary>
      <p>{say("discover.unaskedHint")}</p>
      <ul>
        {entries.map(({ id, question }) => (
          <li key={id}>
            <button
              type="button"
              className="plain link"
              onClick={() => go({ page: "answers", entry: id })}
            >
              {question}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
