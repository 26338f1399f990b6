import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { ApiFailure } from "@/platform";
import { KB } from "@/state/queries";
import { ErrorNote } from "@/ui/notes";
import { TwoVersions, type Side } from "./TwoVersions";
import { partWords } from "./partWords";
import type { PartKind } from "./parts";
import { same } from "./same";
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
  type Decided = Parameters<typeof part.resolve>[0];
  const decide = (decided: Decided) => {
    part.resolve(decided);
    // What the files say is read anew, also where it was removed.
    void queries.invalidateQueries({ queryKey: KB });
  };
  return (
    <div className={css.conflict} role="alert" data-testid="part-conflict">
      <b>{say(theirs ? "part.changedOutside" : "part.removedOutside")}</b>
      <span>{say(theirs ? "part.choose" : "part.notWritten")}</span>
      {theirs && part.draft ? (
        <FieldByField
          mine={part.draft}
          theirs={theirs}
          fields={fields}
          fieldName={fieldName}
          onDecide={(decided) => decide(decided as Decided)}
        />
      ) : null}
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

/** What the two sides say differently, to be chosen field by field. */
function FieldByField({
  mine,
  theirs,
  fields,
  fieldName,
  onDecide,
}: {
  mine: object;
  theirs: object;
  fields: string[];
  fieldName: ((field: string) => string) | undefined;
  onDecide: (decided: object) => void;
}) {
  const say = useSay();
  const [choice, setChoice] = useState<Record<string, Side>>({});
  const [ours, others] = [mine as Record<string, unknown>, theirs as Record<string, unknown>];
  const differing = Object.keys(others).filter((field) => !same(ours[field], others[field]));
  const chosen = (field: string) => choice[field] ?? "mine";
  if (differing.length === 0) return null;
  const taken = differing.filter((field) => chosen(field) === "mine");
  return (
    <>
      <TwoVersions
        rows={differing.map((key) => ({
          key,
          name: fieldName?.(key) ?? key,
          mine: partWords(ours[key], say),
          theirs: partWords(others[key], say),
          isConflict: fields.includes(key),
        }))}
        names={{
          mine: say("conflict.mine"),
          theirs: say("conflict.theirs"),
          takeMine: say("conflict.takeMine"),
          takeTheirs: say("conflict.takeTheirs"),
        }}
        chosen={chosen}
        onChoose={(keys, side) =>
          setChoice({ ...choice, ...Object.fromEntries(keys.map((key) => [key, side])) })
        }
      />
      <Button
        size="small"
        onClick={() =>
          onDecide({ ...theirs, ...Object.fromEntries(taken.map((key) => [key, ours[key]])) })
        }
        data-testid="conflict-save"
      >
        {say("conflict.save")}
      </Button>
    </>
  );
}
