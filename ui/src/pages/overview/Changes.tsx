import { useSay } from "@/i18n";
import type { ChangeRow } from "@/platform";
import { Part } from "@/ui/PageFrame";
import { ChangeList } from "./ChangeList";
import css from "./overview.module.css";

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
