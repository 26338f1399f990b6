import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useNavigation } from "@/state/navigation";
import { useLocalized, useSay } from "@/i18n";
import type { Overview } from "@/platform";
import css from "./overview.module.css";

/** The answer, and what stands in the way. */
export function Readiness({ overview }: { overview: Overview }) {
  const say = useSay();
  const localized = useLocalized();
  const { go } = useNavigation();
  const { blockers, status } = overview;
  const ready = blockers.length === 0;
  const tally = status.dialogues;
  const nothingNew = ready && status.last_release !== null && status.changes_since_release === 0;
  return (
    <section className={css.readiness} data-ready={ready} data-testid="readiness">
      {ready ? <CheckCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />}
      <div>
        <h2>
          {nothingNew
            ? say("overview.upToDate", { seq: status.last_release ?? 0 })
            : ready
              ? say("overview.ready")
              : say("overview.notReady", { count: blockers.length })}
        </h2>
        {ready ? (
          <p>
            {tally
              ? say("overview.readyBody", {
                  passed: tally.passed,
                  total: tally.total,
                  changes: status.changes_since_release,
                })
              : say("overview.readyNoDialogues")}
          </p>
        ) : (
          <ul>
            {blockers.map((blocker) => (
              <li key={blocker.zh}>{localized(blocker)}</li>
            ))}
          </ul>
        )}
      </div>
      {ready || status.errors === 0 ? (
        <Button
          type={ready ? "primary" : "default"}
          onClick={() => go({ page: ready ? "release" : "dialogues" })}
          data-testid="readiness-action"
        >
          {say(ready ? "overview.toRelease" : "overview.toDialogues")}
        </Button>
      ) : null}
    </section>
  );
}
