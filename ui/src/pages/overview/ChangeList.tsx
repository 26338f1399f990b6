import { Button } from "antd";
import { useState } from "react";
import { useNavigation, type Target } from "@/state/navigation";
import { useSay } from "@/i18n";
import type { ChangeRow } from "@/platform";
import { fieldName } from "../answers/conflict/fieldNames";
import { useFactDrawer } from "@/state/FactDrawerContext";
import { ChangeDetail } from "./ChangeDetail";
import css from "./overview.module.css";

const FEW = 8;

/** Added, changed, removed; before and after where it was changed. */
export function ChangeList({ rows }: { rows: ChangeRow[] }) {
  const say = useSay();
  const { go } = useNavigation();
  const { open } = useFactDrawer();
  const [all, setAll] = useState(false);
  const places: Partial<Record<ChangeRow["what"], (id: string) => Target>> = {
    entry: (entry) => ({ page: "answers", entry }),
    persona: () => ({ page: "persona" }),
    escalation: () => ({ page: "handover" }),
    rule: () => ({ page: "handover" }),
    queue: () => ({ page: "handover" }),
    danger: () => ({ page: "handover" }),
    dialogue: (dialogue) => ({ page: "dialogues", dialogue }),
  };
  const opener = ({ what, id, kind }: ChangeRow) => {
    if (kind === "removed") return null;
    if (what === "fact") return () => open(id);
    if (what === "product") return () => open(`product:${id}`);
    const place = places[what];
    return place ? () => go(place(id)) : null;
  };
  return (
    <ul className={css.changes}>
      {(all ? rows : rows.slice(0, FEW)).map((row) => {
        const to = opener(row);
        return (
          <li key={`${row.what}-${row.id}`} data-kind={row.kind}>
            <b>{say(`change.${row.kind}`)}</b>
            <i>{say(`change.what.${row.what}`)}</i>
            {to ? (
              <button type="button" className="plain link" onClick={to}>
                {row.title}
              </button>
            ) : (
              <span>{row.title}</span>
            )}
            {row.details.map((detail) => (
              <ChangeDetail
                key={detail.field}
                name={fieldName(detail.field, say)}
                before={detail.before}
                after={detail.after}
              />
            ))}
          </li>
        );
      })}
      {rows.length > FEW && !all ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {say("overview.showAll", { count: rows.length })}
        </Button>
      ) : null}
    </ul>
  );
}
