import { savedTime } from "@/domain/clock";
import { useLocalized, useSay } from "@/i18n";
import type { DraftState } from "./draftStore";
import css from "./drafts.module.css";

/** 正在保存 / 已保存 14:02 / 未保存: why. */
export function DraftPhaseLine({
  state: { phase, savedAt, error },
}: {
  state: Pick<DraftState, "phase" | "savedAt" | "error">;
}) {
  const say = useSay();
  const localized = useLocalized();
  const text =
    phase === "failed" && error
      ? say("answers.notSaved", { why: localized(error.message) })
      : phase === "conflict"
        ? say("status.conflict")
        : phase === "saving" || phase === "dirty"
          ? say("status.saving")
          : savedAt
            ? say("status.saved", { time: savedTime(new Date(savedAt).toISOString()) })
            : "";
  return (
    <span className={css.phase} data-phase={phase} data-testid="draft-state" aria-live="polite">
      {text}
    </span>
  );
}
