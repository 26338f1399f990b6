import { savedTime } from "@/domain/clock";
import type { DraftState } from "@/drafts/draftStore";
import { useLocalized, useSay } from "@/i18n";
import css from "./editor.module.css";

/** 正在保存 / 已保存 14:02 / 未保存: why. */
export function DraftPhaseLine({ state: { phase, savedAt, error } }: { state: DraftState }) {
  const say = useSay();
  const localized = useLocalized();
  const text = phase === "failed" && error ? say("answers.notSaved", { why: localized(error.message) })
    : phase === "saving" || phase === "dirty" ? say("status.saving")
    : savedAt ? say("status.saved", { time: savedTime(new Date(savedAt).toISOString()) }) : "";
  return <span className={css.phase} data-phase={phase} data-testid="draft-state" aria-live="polite">{text}</span>;
}
