import { CaretRightFilled } from "@ant-design/icons";
import { Button, Progress } from "antd";
import { useEffect, useState } from "react";
import { useSay } from "@/i18n";
import type { DialogueRow } from "@/platform";
import { useStatus } from "@/state/queries";
import { ErrorNote } from "@/ui/notes";
import type { Run } from "./useRun";
import css from "./dialogues.module.css";

/** Run all, how far it is, how it came out. */
export function RunBar({ rows, run }: { rows: DialogueRow[]; run: Run }) {
  const say = useSay();
  const tally = useStatus().data?.dialogues ?? null;
  const { progress, report, error, start, cancel } = run;
  const percent =
    progress && progress.total > 0 ? Math.round((100 * progress.done) / progress.total) : 0;
  return (
    <header className={css.run}>
      <div className={css.runTitle}>
        <b>{say("dialogues.count", { count: rows.length })}</b>
        {progress ? (
          <CancelButton key="cancel" onCancel={cancel} />
        ) : (
          <Button
            key="start"
            size="small"
            type="primary"
            icon={<CaretRightFilled aria-hidden />}
            onClick={start}
            data-testid="run-all"
          >
            {say("dialogues.runAll")}
          </Button>
        )}
      </div>
      {progress ? (
        <div role="status" data-testid="run-progress">
          <Progress percent={percent} size="small" showInfo={false} />
          <small>
            {say("dialogues.progress", {
              done: progress.done,
              total: progress.total || rows.length,
            })}
          </small>
        </div>
      ) : (
        <p
          data-testid="run-result"
          data-passed={tally?.passed ?? -1}
          data-total={tally?.total ?? -1}
        >
          {report?.cancelled
            ? say("dialogues.cancelled")
            : tally === null
              ? say("dialogues.never")
              : say(
                  tally.stale
                    ? "dialogues.stale"
                    : tally.passed === tally.total
                      ? "dialogues.allPassed"
                      : "dialogues.someFailed",
                  { passed: tally.passed, total: tally.total, failed: tally.total - tally.passed },
                )}
        </p>
      )}
      {error ? <ErrorNote error={error} /> : null}
    </header>
  );
}

/** So long a click may still be meant for the button that stood here before, and the run goes on. */
const MEANT_FOR_ANOTHER_MS = 500;

function CancelButton({ onCancel }: { onCancel: () => void }) {
  const say = useSay();
  const [isMeant, setIsMeant] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsMeant(true), MEANT_FOR_ANOTHER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Button size="small" disabled={!isMeant} onClick={onCancel} data-testid="run-cancel">
      {say("common.cancel")}
    </Button>
  );
}
