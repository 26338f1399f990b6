import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useSay } from "@/i18n";
import { usePlatform, type CellUses, type TableImpact, type TableName } from "@/platform";
import { useNavigation, type Target } from "@/state/navigation";
import { keys } from "@/state/queries";
import { useDebounced } from "@/state/useDebounced";
import { SeverityIcon } from "@/ui/icons";
import { ImpactLine } from "./ImpactLine";
import type { Mark } from "./grid/GridRow";
import css from "./tables.module.css";

/** So many are named; how many there are is always said. */
const NAMED = 2;

type Props = {
  table: TableName;
  row: number | null;
  column: string;
  title: string;
  text: string;
  mark: Mark | undefined;
  impact: TableImpact | null;
  writes: boolean;
};

/**
 * The line under the grid about the cell that is written in: what is wrong with it, who uses it, and
 * while one writes, which replies that would change.
 */
export function CellFoot({ table, row, column, title, text, mark, impact, writes }: Props) {
  const say = useSay();
  const uses = useUses(table, row, column);
  return (
    <footer className={css.foot} data-testid="cell-foot">
      <p className={css.cellText}>
        <b>{title}</b>
        <span>{text}</span>
      </p>
      {mark && mark !== "leak" ? (
        <p className={css.finding}>
          <SeverityIcon severity={mark.severity} /> {mark.message}
        </p>
      ) : null}
      {writes ? (
        <ImpactLine impact={impact} />
      ) : table === "synonyms" || table === "forbidden" ? (
        <p>{say(table === "synonyms" ? "tables.synonymsUse" : "tables.forbiddenUse")}</p>
      ) : uses && row !== null ? (
        <UsesLine uses={uses} />
      ) : (
        <p>{say(`tables.begin.${table}`)}</p>
      )}
    </footer>
  );
}

function useUses(table: TableName, row: number | null, column: string): CellUses | undefined {
  const platform = usePlatform();
  const asked = useDebounced(row === null ? null : `${row} ${column}`, 100);
  const now = row === null ? null : `${row} ${column}`;
  const query = useQuery({
    queryKey: keys.tableUses(table, row ?? 0, column),
    queryFn: () => platform.tableUses(table, row ?? 0, column),
    enabled: row !== null && asked === now && table !== "synonyms" && table !== "forbidden",
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  return query.isPlaceholderData && asked !== now ? undefined : query.data;
}

/** Who uses the cell, each a way there. */
function UsesLine({ uses }: { uses: CellUses }) {
  const say = useSay();
  const { go } = useNavigation();
  const link = (key: string, text: string, to: Target) => (
    <button key={key} type="button" className="plain link" onClick={() => go(to)}>
      {text}
    </button>
  );
  const groups: { key: string; says: string; links: ReactNode[]; count: number }[] = [
    {
      key: "answers",
      says: say("tables.usedInAnswers", { count: uses.answers.length }),
      count: uses.answers.length,
      links: uses.answers.map(({ id, question }) =>
        link(id, question, { page: "answers", entry: id }),
      ),
    },
    {
      key: "conditions",
      says: say("tables.usedInConditions", { count: uses.conditions.length }),
      count: uses.conditions.length,
      links: uses.conditions.map(({ id, question }) =>
        link(id, question, { page: "answers", entry: id, field: { name: "answers", index: null } }),
      ),
    },
    {
      key: "phrases",
      says: say("tables.usedInPhrases", { count: uses.phrases.length }),
      count: uses.phrases.length,
      links: uses.phrases.map((use) => {
        if (use.kind === "care")
          return link(`care-${use.id}`, use.title, { page: "care", care: use.id });
        if (use.kind === "rule")
          return link(`rule-${use.id}`, use.title, { page: "handover", rule: use.id });
        const { persona, moment } = use;
        const to: Target = { page: "persona", persona, moment };
        return link(`${persona}-${moment}`, say(`moment.${moment}`), to);
      }),
    },
    {
      key: "dialogues",
      says: say("tables.usedInDialogues", { count: uses.dialogues.length }),
      count: uses.dialogues.length,
      links: uses.dialogues.map(({ file, title }) =>
        link(file, title, { page: "dialogues", dialogue: file }),
      ),
    },
  ].filter(({ count }) => count > 0);
  if (groups.length === 0) return <p data-testid="cell-uses">{say("tables.unused")}</p>;
  return (
    <p className={css.uses} data-testid="cell-uses">
      {uses.is_leak ? <em>{say("tables.leakWhy")}</em> : null}
      {groups.map(({ key, says, links, count }) => (
        <span key={key}>
          {says}
          {links.slice(0, NAMED)}
          {count > NAMED ? <small>{say("tables.more")}</small> : null}
        </span>
      ))}
    </p>
  );
}
