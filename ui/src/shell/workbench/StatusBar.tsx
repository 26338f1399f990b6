import {
  RedoOutlined,
  UndoOutlined,
  CheckCircleFilled,
  ExclamationCircleFilled,
  LoadingOutlined,
} from "@ant-design/icons";
import { Tooltip } from "antd";
import { useSyncExternalStore } from "react";
import { savedTime } from "@/domain/clock";
import { grouped } from "@/domain/numbers";
import { shortcut } from "@/domain/keyNames";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useUndo } from "@/drafts/useUndo";
import { useLocalized, useSay } from "@/i18n";
import { useNavigation } from "@/state/navigation";
import { useStatus } from "@/state/queries";
import css from "./workbench.module.css";

/** Never in doubt whether something is saved or right. */
export function StatusBar() {
  const say = useSay();
  const localized = useLocalized();
  const { go } = useNavigation();
  const undo = useUndo();
  const status = useStatus().data;
  if (!status) return <footer className={css.status} />;
  const { errors, warnings, hints, dialogues } = status;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in no section, so it is a landmark
    <footer className={css.status} aria-label={say("status.label")}>
      <SavedState savedAt={status.saved_at} />
      <button
        type="button"
        className={`plain ${errors ? css.bad : warnings ? css.warn : ""}`}
        onClick={() => go({ page: "overview" })}
        data-testid="status-problems"
      >
        {errors + warnings + hints === 0
          ? say("status.clean")
          : [
              errors ? say("status.errors", { count: errors }) : "",
              warnings ? say("status.warnings", { count: warnings }) : "",
              hints ? say("status.hints", { count: hints }) : "",
            ]
              .filter(Boolean)
              .join(" · ")}
      </button>
      <button
        type="button"
        className={`plain ${dialogues && dialogues.passed < dialogues.total ? css.bad : ""}`}
        onClick={() => go({ page: "dialogues" })}
        data-testid="status-dialogues"
      >
        {dialogues
          ? say(dialogues.stale ? "status.dialoguesStale" : "status.dialogues", {
              passed: dialogues.passed,
              total: dialogues.total,
            })
          : say("status.dialoguesNever")}
      </button>
      <Tooltip
        title={
          <>
            {say(`status.${status.understanding}Why`)}{" "}
            {status.lexical_because && localized(status.lexical_because)}
          </>
        }
      >
        <span
          style={{ padding: "0 6px" }}
          data-testid="status-understanding"
          data-understanding={status.understanding}
        >
          {status.learning === null ? null : <LoadingOutlined aria-hidden />}{" "}
          {say(`status.${status.understanding}`, { entries: grouped(status.learning ?? 0) })}
        </span>
      </Tooltip>
      <button
        type="button"
        className="plain"
        onClick={() => go({ page: "release" })}
        data-testid="status-changes"
      >
        {status.last_release === null
          ? say("status.neverReleased")
          : say("status.changes", {
              count: status.changes_since_release,
              seq: status.last_release,
            })}
      </button>
      <span className={css.gap} />
      <Tooltip
        title={
          status.undo
            ? `${say("undo.undo", { what: localized(status.undo) })} ${shortcut("mod", "Z")}`
            : say("undo.nothing")
        }
      >
        <button
          type="button"
          className="plain"
          disabled={!status.undo}
          onClick={() => void undo("undo")}
          data-testid="undo"
        >
          <UndoOutlined aria-hidden /> {say("undo.short")}
        </button>
      </Tooltip>
      <Tooltip
        title={
          status.redo
            ? [
                say("undo.redo", { what: localized(status.redo) }),
                shortcut("mod", "shift", "Z"),
              ].join(" ")
            : say("undo.nothingAgain")
        }
      >
        <button
          type="button"
          className="plain"
          disabled={!status.redo}
          onClick={() => void undo("redo")}
          data-testid="redo"
        >
          <RedoOutlined aria-hidden /> {say("undo.shortAgain")}
        </button>
      </Tooltip>
    </footer>
  );
}

/** The worst state of any draft, or when it was last saved. */
function SavedState({ savedAt }: { savedAt: string | null }) {
  const say = useSay();
  const drafts = useDrafts();
  const phase = useSyncExternalStore(drafts.subscribe, () => drafts.worst());
  if (phase === "failed" || phase === "conflict") {
    return (
      <span className={`${css.saved} ${css.bad}`} data-testid="status-unsaved" role="status">
        <ExclamationCircleFilled aria-hidden />
        {say(phase === "failed" ? "status.unsaved" : "status.conflict")}
      </span>
    );
  }
  if (phase === "saving" || phase === "dirty") {
    return (
      <span className={css.saved} data-testid="status-saving" role="status">
        <LoadingOutlined aria-hidden />
        {say("status.saving")}
      </span>
    );
  }
  return (
    <span className={css.saved} data-testid="status-saved" role="status">
      <CheckCircleFilled aria-hidden className={css.ok} />
      {savedAt ? say("status.saved", { time: savedTime(savedAt) }) : say("status.savedAll")}
    </span>
  );
}
