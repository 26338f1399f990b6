import { CheckCircleFilled, ExclamationCircleFilled, LoadingOutlined } from "@ant-design/icons";
import { useSyncExternalStore } from "react";
import { savedTime } from "@/domain/clock";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useSay } from "@/i18n";
import css from "./workbench.module.css";

/** The worst state of any draft, or when it was last saved. */
export function SavedState({ savedAt }: { savedAt: string | null }) {
  const say = useSay();
  const drafts = useDrafts();
  const phase = useSyncExternalStore(drafts.subscribe, () => drafts.worst());
  if (phase === "failed" || phase === "conflict") {
    return (
      <span className={`${css.saved} ${css.bad}`} data-testid="status-unsaved" role="status">
        <ExclamationCircleFilled />
        {say(phase === "failed" ? "status.unsaved" : "status.conflict")}
      </span>
    );
  }
  if (phase === "saving" || phase === "dirty") {
    return (
      <span className={css.saved} data-testid="status-saving" role="status">
        <LoadingOutlined />
        {say("status.saving")}
      </span>
    );
  }
  return (
    <span className={css.saved} data-testid="status-saved" role="status">
      <CheckCircleFilled className={css.ok} />
      {savedAt ? say("status.saved", { time: savedTime(savedAt) }) : say("status.savedAll")}
    </span>
  );
}
