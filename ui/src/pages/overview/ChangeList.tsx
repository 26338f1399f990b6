import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { fieldName, yesOrNo } from "@/pages/answers/conflict/fieldNames";
import type { ChangeRow } from "@/platform";
import { useNavigation, type Target } from "@/state/navigation";
import { Part } from "@/ui/PageFrame";
import css from "./overview.module.css";

const FEW = 8;
const SWITCHES = ["enabled", "sensitive"];

/** Added, changed, removed; before and after where it was changed. */
export function ChangeList({ rows }: { rows: ChangeRow[] }) {
  const say = useSay();
  const { go } = useNavigation();
  const [all, setAll] = useState(false);
  const places: Partial<Record<ChangeRow["what"], (id: string) => Target>> = {
    entry: (entry) => ({ page: "answers", entry }),
    fact: (row) => ({ page: "tables", table: "facts", row }),
    product: (row) => ({ page: "tables", table: "products", row }),
    synonyms: () => ({ page: "tables", table: "synonyms" }),
    persona: () => ({ page: "persona" }),
    escalation: () => ({ page: "handover" }),
    rule: () => ({ page: "handover" }),
    queue: () => ({ page: "handover" }),
    danger: () => ({ page: "handover" }),
    dialogue: (dialogue) => ({ page: "dialogues", dialogue }),
  };
  const shown = (field: string, cell: string) =>
    SWITCHES.includes(field) ? yesOrNo(field, cell === "yes", say) : cell;
  const opener = ({ what, id, kind }: ChangeRow) => {
    if (kind === "removed") return null;
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
                before={shown(detail.field, detail.before)}
                after={shown(detail.field, detail.after)}
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

/** One field before and after. */
function ChangeDetail({ name, before, after }: { name: string; before: string; after: string }) {
  return (
    <p className={css.detail}>
      <span>{name}</span>
      {before ? <del>{before}</del> : null}
      {after ? <ins>{after}</ins> : null}
    </p>
  );
}

/** What customers will notice, since the release they are served from now. */
export function Changes({ rows, last }: { rows: ChangeRow[]; last: number | null }) {
  const say = useSay();
  return (
    <Part
      title={last === null ? say("overview.changesFirst") : say("overview.changes", { seq: last })}
      count={last === null ? undefined : rows.length}
      testid="changes"
    >
      {rows.length === 0 ? (
        <p className={css.fine}>
          {say(last === null ? "overview.everything" : "overview.noChanges")}
        </p>
      ) : (
        <ChangeList rows={rows} />
      )}
    </Part>
  );
}
