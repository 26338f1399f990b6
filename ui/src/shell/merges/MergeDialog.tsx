import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { App, Modal } from "antd";
import { useState } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useSay } from "@/i18n";
import { ChangeDetails } from "@/pages/overview/changes/ChangeDetails";
import { MergeConflicts, decisionsOf, type Choice } from "@/pages/overview/changes/MergeConflicts";
import { sentenceOf } from "@/pages/overview/changes/changeWords";
import { usePlatform, type ChangeRow, type MergePlan, type OpenMerge } from "@/platform";
import { KB } from "@/state/queries";
import { ErrorNote, Loaded } from "@/ui/notes";
import css from "./merges.module.css";

/** What bringing a version in would change; what both sides changed is chosen first. */
export function MergeDialog({ merge, onClose }: { merge: OpenMerge; onClose: () => void }) {
  const say = useSay();
  const platform = usePlatform();
  const drafts = useDrafts();
  const { message } = App.useApp();
  const { source, file } = merge;
  const isCopy = source.source === "copy";
  // What was saved over is one's own; of a copy nobody knows.
  const mine = isCopy ? "current" : "other";
  const [choice, setChoice] = useState<Choice>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const asked = useQuery({
    queryKey: [...KB, "merge", source],
    queryFn: () => platform.planMerge(source, []),
    retry: false,
  });
  const conflicts = asked.data?.conflicts ?? [];
  const decisions = decisionsOf(conflicts, choice, mine);
  const plan = useQuery({
    queryKey: [...KB, "merge", source, decisions],
    queryFn: () => platform.planMerge(source, decisions),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const apply = async ({ version }: MergePlan) => {
    setBusy(true);
    try {
      await drafts.flushAll();
      const place = await platform.applyMerge(source, version, decisions);
      void message.success(
        place ? say("merge.doneAside", { place }) : say("merge.done", { file }),
        6,
      );
      onClose();
    } catch (thrown) {
      setFailure(thrown);
      void asked.refetch();
      void plan.refetch();
    } finally {
      setBusy(false);
    }
  };
  const undecided = plan.data?.conflicts.length ?? 0;
  const isReady = plan.data !== undefined && undecided === 0 && !plan.isFetching;
  const brings = (plan.data?.changes.length ?? 0) > 0;
  return (
    <Modal
      open
      mask={{ closable: false }}
      width={780}
      title={say("merge.title", { name: isCopy ? source.name : file })}
      okText={say(isReady && !brings && isCopy ? "merge.aside" : "merge.ok")}
      cancelText={say("common.cancel")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !isReady || (!brings && !isCopy), "data-testid": "merge-ok" }}
      onOk={() => plan.data && void apply(plan.data)}
      onCancel={onClose}
      data-testid="merge"
    >
      {failure ? <ErrorNote error={failure} /> : null}
      <Loaded query={plan}>
        {({ changes, knows_origin }) => (
          <div className={css.plan}>
            {knows_origin ? null : <p className={css.soft}>{say("merge.originUnknown")}</p>}
            {conflicts.length > 0 ? (
              <section>
                <h3>
                  {say(knows_origin ? "merge.choose" : "merge.differ", { count: conflicts.length })}
                </h3>
                <MergeConflicts
                  conflicts={conflicts}
                  mine={mine}
                  names={{
                    mine: say(isCopy ? "merge.current" : "merge.before"),
                    theirs: say(isCopy ? "merge.inCopy" : "conflict.theirs"),
                    takeMine: say(isCopy ? "merge.takeCurrent" : "merge.takeBefore"),
                    takeTheirs: say(isCopy ? "merge.takeCopy" : "conflict.takeTheirs"),
                  }}
                  choice={choice}
                  onChoice={setChoice}
                />
              </section>
            ) : null}
            {changes.length === 0 && undecided > 0 ? null : (
              <section>
                <h3>{say(changes.length > 0 ? "merge.changes" : "merge.nothing")}</h3>
                <Changes rows={changes} />
              </section>
            )}
            <p className={css.soft}>{say(isCopy ? "merge.asideNote" : "merge.undoNote")}</p>
          </div>
        )}
      </Loaded>
    </Modal>
  );
}

/** Each change as a sentence, with what was said and what is said then. */
function Changes({ rows }: { rows: readonly ChangeRow[] }) {
  const say = useSay();
  return (
    <ul className={css.changes}>
      {rows.map((row) => {
        // Of what comes or goes the details say what it is, not what it was before.
        const isTold = row.what === "fact" && row.kind === "changed";
        return (
          <li key={`${row.what}-${row.id}`} data-testid={`merge-change-${row.id}`}>
            {sentenceOf(row.kind === "changed" ? row : { ...row, details: [] }, say)}
            {isTold ? null : <ChangeDetails row={row} rows={rows} />}
          </li>
        );
      })}
    </ul>
  );
}
