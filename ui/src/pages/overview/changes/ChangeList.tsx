import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { ChangeRow } from "@/platform";
import { useNavigation, type Target } from "@/state/navigation";
import { usePlaceholders } from "@/state/queries";
import { Part } from "@/ui/PageFrame";
import { ChangeDetails } from "./ChangeDetails";
import { isFile, sentenceOf } from "./changeWords";
import css from "./changes.module.css";

const FEW = 8;

/** Each change as a sentence that leads to its place, and what is said before and after. */
export function ChangeList({ rows }: { rows: ChangeRow[] }) {
  const say = useSay();
  const { go } = useNavigation();
  const [all, setAll] = useState(false);
  const users = useUsers();
  const places: Partial<Record<ChangeRow["what"], (id: string) => Target>> = {
    entry: (entry) => ({ page: "answers", entry }),
    fact: (row) => ({ page: "tables", table: "facts", row }),
    product: (row) => ({ page: "tables", table: "products", row }),
    picture: (picture) => ({ page: "tables", picture }),
    synonyms: () => ({ page: "tables", table: "synonyms" }),
    forbidden: () => ({ page: "tables", table: "forbidden" }),
    persona: (id) => ({ page: "persona", persona: id }),
    care: (id) => ({ page: "care", care: id }),
    escalation: () => ({ page: "handover" }),
    rule: (rule) => ({ page: "handover", rule }),
    queue: (queue) => ({ page: "handover", queue }),
    danger: () => ({ page: "handover" }),
    dialogue: (dialogue) => ({ page: "dialogues", dialogue }),
  };
  const opener = ({ what, id, kind }: ChangeRow) => {
    if (kind === "removed") return null;
    const place = isFile(id) && what !== "synonyms" && what !== "forbidden" ? null : places[what];
    return place ? () => go(place(id)) : null;
  };
  return (
    <ul className={css.changes}>
      {(all ? rows : rows.slice(0, FEW)).map((row) => {
        const to = opener(row);
        const sentence = sentenceOf(row, say);
        const follow = row.what === "fact" && row.kind === "changed" ? users(row.id) : 0;
        return (
          <li key={`${row.what}-${row.id}`} data-kind={row.kind} data-testid={`change-${row.id}`}>
            <i aria-hidden />
            {to ? (
              <button type="button" className="plain link" onClick={to}>
                {sentence}
              </button>
            ) : (
              <span>{sentence}</span>
            )}
            {follow > 0 ? <small>{say("tables.usedInAnswers", { count: follow })}</small> : null}
            {row.what === "fact" ? null : <ChangeDetails row={row} rows={rows} />}
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

/** How many entries say a fact. */
function useUsers(): (fact: string) => number {
  const rows = usePlaceholders().data ?? [];
  return (fact) => rows.find(({ insert }) => insert === fact)?.used_in.length ?? 0;
}

/** What was changed since the release that customers are served from now. */
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
