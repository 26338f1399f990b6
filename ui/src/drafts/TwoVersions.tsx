import { Segmented } from "antd";
import { useSay } from "@/i18n";
import css from "./twoVersions.module.css";

export type Side = "mine" | "theirs";

/** One thing that two versions say differently. */
export type VersionRow = {
  key: string;
  name: string;
  mine: string;
  theirs: string;
  /** Whether both sides changed it. */
  isConflict: boolean;
};

/** How the sides are called, and taking one of them. */
export type VersionNames = Record<Side, string> & { takeMine: string; takeTheirs: string };

/** Two versions side by side, field by field; what is chosen of each is marked. */
export function TwoVersions({
  rows,
  names,
  chosen,
  onChoose,
}: {
  rows: readonly VersionRow[];
  names: VersionNames;
  /** `null`: nothing yet. */
  chosen: (key: string) => Side | null;
  onChoose: (keys: readonly string[], side: Side) => void;
}) {
  const say = useSay();
  const all = rows.map(({ key }) => key);
  return (
    <div className={css.grid}>
      <div className={css.headings}>
        <button type="button" className="plain link" onClick={() => onChoose(all, "mine")}>
          {names.mine}
        </button>
        <button type="button" className="plain link" onClick={() => onChoose(all, "theirs")}>
          {names.theirs}
        </button>
      </div>
      {rows.map(({ key, name, mine, theirs, isConflict }) => (
        <fieldset
          key={key}
          className={css.field}
          aria-label={name}
          data-conflict={isConflict}
          data-chosen={chosen(key) ?? undefined}
        >
          <header>
            <b>{name}</b>
            <Segmented
              size="small"
              value={chosen(key) ?? ""}
              onChange={(side) => onChoose([key], side as Side)}
              data-testid={`conflict-${key}`}
              options={[
                { value: "mine", label: names.takeMine },
                { value: "theirs", label: names.takeTheirs },
              ]}
            />
          </header>
          {(["mine", "theirs"] as const).map((side) => (
            <button
              key={side}
              type="button"
              className={`plain ${css.value}`}
              data-side={side}
              onClick={() => onChoose([key], side)}
            >
              {{ mine, theirs }[side] || say("common.empty")}
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
