import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { daysUntil } from "@/domain/clock";
import { useSay, useLocalized } from "@/i18n";
import type { Overview, EntryRow } from "@/platform";
import { SigningNotice } from "@/signing/SigningNotice";
import { useNavigation, type Target } from "@/state/navigation";
import { useOverview, useSigning } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { PageFrame, Part } from "@/ui/PageFrame";
import { Numbers } from "./Numbers";
import { Problems } from "./Problems";
import { Protected } from "./Protected";
import { SentBack } from "./SentBack";
import { ToFill } from "./ToFill";
import { Untested } from "./Untested";
import { BudgetPart } from "./budget/BudgetPart";
import { Changes } from "./changes/ChangeList";
import css from "./overview.module.css";

/**
 * One question: can I release? What stands in the way comes right after the answer, then what would
 * change, then what there is and how good it is.
 */
export function OverviewPage() {
  const say = useSay();
  return (
    <PageFrame title={say("nav.overview")} testid="page-overview">
      <Loaded query={useOverview()}>
        {(overview) => (
          <>
            <Readiness overview={overview} />
            <Signing />
            <SentBack />
            <ToFill />
            <Untested />
            <Protected />
            <Problems diagnostics={overview.diagnostics} />
            <Changes rows={overview.changes} last={overview.status.last_release} />
            <Expiring rows={overview.expiring} />
            <Numbers overview={overview} />
            <BudgetPart />
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

/** What has to be seen to before nobody can sign any more. */
function Signing() {
  const view = useSigning().data;
  return view ? <SigningNotice view={view} /> : null;
}

/** The answer, and what stands in the way. */
function Readiness({ overview }: { overview: Overview }) {
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
          onClick={() => go(ready ? { page: "release" } : dialoguesFor(tally))}
          data-testid="readiness-action"
        >
          {say(ready ? "overview.toRelease" : "overview.toDialogues")}
        </Button>
      ) : null}
    </section>
  );
}

/** Dialogues that were not run since the last change run at once; failures are shown by cause. */
function dialoguesFor(tally: Overview["status"]["dialogues"]): Target {
  return !tally || tally.stale
    ? { page: "dialogues", run: true }
    : { page: "dialogues", dialogue: "" };
}

/** Entries that should be looked at again soon, or should have been. */
function Expiring({ rows }: { rows: EntryRow[] }) {
  const say = useSay();
  const { go } = useNavigation();
  if (rows.length === 0) return null;
  return (
    <Part title={say("overview.expiring")} count={rows.length} testid="expiring">
      <ul className={css.lines}>
        {rows.map((row) => {
          const days = daysUntil(row.review_by) ?? 0;
          return (
            <li key={row.id}>
              <button
                type="button"
                className="plain"
                onClick={() =>
                  go({ page: "answers", entry: row.id, field: { name: "review_by", index: null } })
                }
              >
                <span>{row.question}</span>
                <small data-late={days < 0}>
                  {row.review_by} ·{" "}
                  {days < 0
                    ? say("overview.late", { count: -days })
                    : say("answers.daysLeft", { count: days })}
                </small>
              </button>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
