import { App, Button } from "antd";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useLocalized, useSay } from "@/i18n";
import { ChangeList } from "@/pages/overview/changes/ChangeList";
import { toApiError, usePlatform, type ChangeRow, type PastReleaseView } from "@/platform";
import { usePastRelease } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { CandidateFacts } from "../signing/CandidateFacts";
import css from "./past.module.css";

/** Who signed a release of former days, what it changed, what changed since, and the way back. */
export function PastRelease({ seq }: { seq: number }) {
  const say = useSay();
  const localized = useLocalized();
  return (
    <Loaded query={usePastRelease(seq)}>
      {(release) => (
        <div className={css.opened} data-testid={`past-release-${seq}`}>
          {release.signed ? <CandidateFacts candidate={release.signed} /> : null}
          {release.unread ? (
            <p className={css.quiet}>
              {say("release.unread", { reason: localized(release.unread) })}
            </p>
          ) : null}
          {release.before === null ? null : (
            <Rows
              title={say("release.thenChanged", { seq: release.before })}
              rows={release.changed}
            />
          )}
          <Rows title={say("release.changedSince")} rows={release.since} />
          <Restore release={release} />
        </div>
      )}
    </Loaded>
  );
}

function Rows({ title, rows }: { title: string; rows: ChangeRow[] | null }) {
  const say = useSay();
  return (
    <section>
      <h3>{title}</h3>
      {rows === null ? (
        <p className={css.quiet}>{say("release.copyGone")}</p>
      ) : rows.length === 0 ? (
        <p className={css.quiet}>{say("overview.noChanges")}</p>
      ) : (
        <ChangeList rows={rows} />
      )}
    </section>
  );
}

/** No question before it: one step of undo takes it back. */
function Restore({ release: { seq, since } }: { release: PastReleaseView }) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const drafts = useDrafts();
  const { message } = App.useApp();
  if (since === null || since.length === 0) return null;
  const restore = async () => {
    try {
      await drafts.flushAll();
      await platform.restoreRelease(seq);
      void message.success(say("release.restored", { seq }));
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    }
  };
  return (
    <p>
      <Button onClick={() => void restore()} data-testid={`restore-${seq}`}>
        {say("release.restore", { seq })}
      </Button>{" "}
      <span className={css.quiet}>{say("release.restoreWhat")}</span>
    </p>
  );
}
