import { TwoVersions, type Side, type VersionNames } from "@/drafts/TwoVersions";
import { useSay, type Say, type TextKey } from "@/i18n";
import { zh } from "@/i18n/zh";
import type { MergeConflict, MergeDecision } from "@/platform";
import { fieldWord } from "./changeWords";

/** What was chosen, by what it was chosen of. */
export type Choice = Readonly<Record<string, Side>>;

export const conflictKey = ({ part, nth, field }: MergeConflict): string =>
  [part.what, part.id, nth, field].join("/");

/** What was decided, as far as it was; `mine`: the side that is brought in. */
export function decisionsOf(
  conflicts: readonly MergeConflict[],
  choice: Choice,
  mine: "current" | "other",
): MergeDecision[] {
  return conflicts.flatMap((conflict) => {
    const side = choice[conflictKey(conflict)];
    return side ? [{ conflict, takes_other: (side === "mine") === (mine === "other") }] : [];
  });
}

/** What both sides changed to different things, to be chosen one by one. Nothing is preset. */
export function MergeConflicts({
  conflicts,
  mine,
  names,
  choice,
  onChoice,
}: {
  conflicts: readonly MergeConflict[];
  /** The side that is shown first. */
  mine: "current" | "other";
  names: VersionNames;
  choice: Choice;
  onChoice: (choice: Choice) => void;
}) {
  const say = useSay();
  const text = (value: string | null) => value ?? say("merge.gone");
  return (
    <TwoVersions
      rows={conflicts.map((conflict) => ({
        key: conflictKey(conflict),
        name: nameOf(conflict, say),
        mine: text(conflict[mine]),
        theirs: text(conflict[mine === "other" ? "current" : "other"]),
        isConflict: true,
      }))}
      names={names}
      chosen={(key) => choice[key] ?? null}
      onChoose={(keys, side) =>
        onChoice({ ...choice, ...Object.fromEntries(keys.map((key) => [key, side])) })
      }
    />
  );
}

const TABLES: readonly string[] = ["product", "fact", "synonyms", "forbidden"];

function nameOf({ part, field }: MergeConflict, say: Say): string {
  if (field === "") return part.title;
  const isColumn = TABLES.includes(part.what);
  const known = Object.hasOwn(zh.tables.column, field);
  const column = known ? say(`tables.column.${field}` as TextKey) : field;
  const name = isColumn ? column : fieldWord(part.what, field, say);
  return part.title === "" ? name : `${part.title} · ${name}`;
}
