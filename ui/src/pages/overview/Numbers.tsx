import { useNavigation } from "@/state/navigation";
import { useSay } from "@/i18n";
import type { Overview } from "@/platform";
import { Part } from "@/ui/PageFrame";
import css from "./overview.module.css";

/** What there is, each number a way to it. */
export function Numbers({ overview }: { overview: Overview }) {
  const say = useSay();
  const { go } = useNavigation();
  const tally = overview.status.dialogues;
  const off = overview.entries - overview.enabled;
  const numbers: { key: string; value: string; label: string; note?: string; to: () => void }[] = [
    {
      key: "entries",
      value: String(overview.entries),
      label: say("overview.entries"),
      note: off > 0 ? say("overview.disabled", { count: off }) : undefined,
      to: () => go({ page: "answers", filter: "all" }),
    },
    {
      key: "phrasings",
      value: String(overview.phrasings),
      label: say("answers.phrasings"),
      note:
        overview.entries > 0
          ? say("overview.perEntry", { count: (overview.phrasings / overview.entries).toFixed(1) })
          : undefined,
      to: () => go({ page: "answers", filter: "all" }),
    },
    {
      key: "dialogues",
      value: tally ? `${tally.passed}/${tally.total}` : String(overview.dialogues),
      label: say("nav.dialogues"),
      note: tally ? (tally.stale ? say("overview.stale") : undefined) : say("overview.neverRun"),
      to: () => go({ page: "dialogues" }),
    },
    {
      key: "rules",
      value: String(overview.rules),
      label: say("overview.rules"),
      to: () => go({ page: "handover" }),
    },
    {
      key: "products",
      value: String(overview.products),
      label: say("tables.tab.products"),
      note: overview.leaks > 0 ? say("tables.leaks", { count: overview.leaks }) : undefined,
      to: () =>
        go({ page: "tables", table: "products", ...(overview.leaks > 0 ? { leaks: true } : {}) }),
    },
    {
      key: "facts",
      value: String(overview.facts),
      label: say("overview.facts"),
      to: () => go({ page: "tables", table: "facts" }),
    },
  ];
  return (
    <Part title={say("overview.contents")} testid="numbers">
      <ul className={css.numbers}>
        {numbers.map(({ key, value, label, note, to }) => (
          <li key={key}>
            <button type="button" className="plain" onClick={to} data-testid={`number-${key}`}>
              <b>{value}</b>
              <span>{label}</span>
              {note ? <small>{note}</small> : null}
            </button>
          </li>
        ))}
      </ul>
    </Part>
  );
}
