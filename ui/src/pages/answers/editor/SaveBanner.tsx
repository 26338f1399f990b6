import { Button } from "antd";
import { useDrafts } from "@/drafts/DraftsProvider";
import type { DraftState } from "@/drafts/draftStore";
import { useSay } from "@/i18n";
import { ApiFailure, type EntryDraft } from "@/platform";
import { ErrorNote } from "@/ui/ErrorNote";
import { fieldNames } from "../conflict/fieldNames";
import css from "./editor.module.css";

/**
 * Why it isn't saved, that nothing is lost, and the way to try again; or that somebody else's edit
 * was brought in.
 */
export function SaveBanner({ id, state }: { id: string; state: DraftState<EntryDraft> }) {
  const say = useSay();
  const drafts = useDrafts();
  if (state.phase === "failed" && state.error) {
    const kept = say("answers.draftKept");
    return (
      <div className={css.banner} data-testid="save-failed">
        <ErrorNote
          error={
            new ApiFailure({
              ...state.error,
              hints: [...state.error.hints, { zh: kept, en: kept }],
            })
          }
          action={
            <Button size="small" onClick={() => void drafts.flush(id)} data-testid="save-again">
              {say("common.tryAgain")}
            </Button>
          }
        />
      </div>
    );
  }
  if (state.merged.length > 0) {
    return (
      <p className={css.merged} role="status" data-testid="save-merged">
        {say("answers.merged", { fields: fieldNames(state.merged, say) })}
      </p>
    );
  }
  return null;
}
