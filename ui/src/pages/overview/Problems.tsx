import { CheckCircleOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import { usePlatform, type Diagnostic, type Severity } from "@/platform";
import { useNavigation, type Target } from "@/state/navigation";
import { placeOfFile } from "@/state/placeOfFile";
import { placeOfPart } from "@/state/placeOfPart";
import { keys } from "@/state/queries";
import { SeverityIcon } from "@/ui/icons";
import { Part } from "@/ui/PageFrame";
import { keyed } from "@/ui/keyed";
import css from "./overview.module.css";

const FEW = 5;
/** Nobody reads more at once, and a window full of them would stutter. */
const MANY = 500;

/** What is wrong, by how much it matters; each line opens the place. */
export function Problems({ diagnostics }: { diagnostics: Diagnostic[] }) {
  const say = useSay();
  const groups = useMemo(
    () =>
      (["error", "warning", "hint"] as const)
        .map((severity) => ({
          severity,
          list: diagnostics.filter((one) => one.severity === severity),
        }))
        .filter(({ list }) => list.length > 0),
    [diagnostics],
  );
  return (
    <Part title={say("overview.problems")} count={diagnostics.length} testid="problems">
      {groups.length === 0 ? (
        <p className={css.fine}>
          <CheckCircleOutlined aria-hidden /> {say("overview.noProblems")}
        </p>
      ) : (
        groups.map(({ severity, list }) => (
          <ProblemGroup key={severity} severity={severity} list={list} />
        ))
      )}
    </Part>
  );
}

function ProblemGroup({ severity, list }: { severity: Severity; list: Diagnostic[] }) {
  const say = useSay();
  const localized = useLocalized();
  const open = useOpenProblem();
  const [all, setAll] = useState(false);
  const shown = list.slice(0, all ? MANY : FEW);
  return (
    <div className={css.group}>
      <h3>
        <SeverityIcon severity={severity} />{" "}
        {say(`overview.severity.${severity}`, { count: list.length })}
      </h3>
      <ul>
        {keyed(shown, ({ code, place: { file, row } }) => `${code} ${file} ${row}`).map(
          ({ key, row: one }) => {
            const to = open(one);
            return (
              <li key={key}>
                <button
                  type="button"
                  className="plain"
                  disabled={!to}
                  onClick={to ?? undefined}
                  data-testid={`problem-${one.code}`}
                >
                  <span>{localized(one.message)}</span>
                  <small>
                    {one.place.file}
                    {one.place.row > 0 ? say("overview.row", { row: one.place.row }) : ""}
                  </small>
                  {localized(one.hint) ? <em>{localized(one.hint)}</em> : null}
                </button>
              </li>
            );
          },
        )}
      </ul>
      {list.length > FEW && !all ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {say("overview.showAll", { count: list.length })}
        </Button>
      ) : null}
    </div>
  );
}

const fields: Record<string, string> = {
  "question-length": "question",
  "empty-question": "question",
  "duplicate-question": "question",
  "empty-answer": "answer",
  "answer-length": "answer",
  "silent-state": "answer",
  "review-expired": "review_by",
  "law-without-review": "review_by",
  "no-phrasings": "phrasings",
  "duplicate-phrasing": "phrasings",
  "phrasing-is-question": "phrasings",
  "overlapping-windows": "answers",
  "window-leak": "answers",
  "window-gap": "answers",
  "empty-window": "answers",
  "unreachable-answer": "answers",
};

/** The place in the studio where a problem is put right, if there is one. */
function placeOf({ code, faq, place }: Diagnostic): Target | null {
  if (faq) {
    const byFile =
      place.file === "answers.csv"
        ? "answers"
        : place.file === "phrasings.csv"
          ? "phrasings"
          : "answer";
    return { page: "answers", entry: faq, field: { name: fields[code] ?? byFile, index: null } };
  }
  return placeOfFile(place);
}

const PARTS = ["persona.toml", "care.toml", "escalation.toml"];

function useOpenProblem() {
  const { go } = useNavigation();
  const platform = usePlatform();
  const queries = useQueryClient();
  return (diagnostic: Diagnostic) => {
    const target = placeOf(diagnostic);
    if (!target) return null;
    if (!PARTS.includes(diagnostic.place.file)) return () => go(target);
    // The parts say which of their fields it was found in; where they can't be read, the page
    // itself says why.
    return () =>
      void Promise.all([
        queries.fetchQuery({ queryKey: keys.personas, queryFn: () => platform.personas() }),
        queries.fetchQuery({ queryKey: keys.care, queryFn: () => platform.care() }),
        queries.fetchQuery({ queryKey: keys.escalation, queryFn: () => platform.escalation() }),
      ])
        .then(
          ([personas, care, escalation]) => placeOfPart(diagnostic, { personas, care, escalation }),
          () => null,
        )
        .then((place) => go(place ?? target));
  };
}
