import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useSay } from "@/i18n";
import { ApiFailure } from "@/platform";
import { KB } from "@/state/queries";
import { ErrorNote } from "@/ui/notes";
import type { PartKind } from "./parts";
import type { PartDraft } from "./usePartDraft";
import css from "./drafts.module.css";

/**
 * Why a part isn't saved, that nothing is lost, and what can be done: try again, or decide between
 * mine and what stands in the files; or that somebody else's edit was brought in.
 */
export function PartBanner<K extends PartKind>({
  part,
  fieldName,
}: {
  part: PartDraft<K>;
  fieldName?: (field: string) => string;
}) {
  const say = useSay();
  const queries = useQueryClient();
  if (part.phase === "failed" && part.error) {
    const kept = say("answers.draftKept");
    return (
      <div className={css.banner} data-testid="save-failed">
        <ErrorNote
          error={
            new ApiFailure({ ...part.error, hints: [...part.error.hints, { zh: kept, en: kept }] })
          }
          action={
            <Button size="small" onClick={part.flush} data-testid="save-again">
              {say("common.tryAgain")}
            </Button>
          }
        />
      </div>
    );
  }
  const names = (fields: string[]) =>
    (fieldName ? fields.map(fieldName) : fields).join(say("common.comma"));
  if (part.phase !== "conflict" && part.merged.length > 0)
    return (
      <p className={css.merged} role="status" data-testid="save-merged">
        {say("answers.merged", { fields: names(part.merged) })}
      </p>
    );
  if (part.phase !== "conflict" || !part.theirs) return null;
  const { draft: theirs, fields } = part.theirs;
  const decide = (decided: typeof theirs) => {
    part.resolve(decided);
    // What the files say is read anew, also where it was removed.
    void queries.invalidateQueries({ queryKey: KB });
  };
  return (
    <div className={css.conflict} role="alert" data-testid="part-conflict">
      <b>{say(theirs ? "part.changedOutside" : "part.removedOutside")}</b>
      <span>
        {theirs ? say("part.differs", { fields: names(fields) }) : say("part.notWritten")}
      </span>
      <span className={css.choices}>
        <Button
          size="small"
          type="primary"
          onClick={() => decide(part.draft)}
          data-testid="conflict-mine"
        >
          {say("conflict.takeMine")}
        </Button>
        <Button size="small" onClick={() => decide(theirs)} data-testid="conflict-theirs">
          {say(theirs ? "conflict.takeTheirs" : "part.leaveRemoved")}
        </Button>
      </span>
    </div>
  );
}
