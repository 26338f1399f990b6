import { CheckCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import type { Diagnostic, Severity } from "@/platform";
import { Part } from "@/ui/PageFrame";
import { SeverityIcon } from "@/ui/SeverityIcon";
import { useOpenProblem } from "./useOpenProblem";
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
          <CheckCircleOutlined /> {say("overview.noProblems")}
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
