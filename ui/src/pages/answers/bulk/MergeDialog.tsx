import { Modal, Radio } from "antd";
import { useMemo, useState } from "react";
import { useSay } from "@/i18n";
import type { BulkEdit, EntryRow } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { ErrorNote } from "@/ui/notes";
import { ChangeLines } from "./ChangeLines";
import { PlanNotes } from "./PlanNotes";
import { useBulk } from "./useBulk";
import { usePlan } from "./usePlan";
import css from "./bulk.module.css";

/** Several entries that ask the same: which of them stays, and what comes of the others. */
export function MergeDialog({
  rows,
  onDone,
  onClose,
}: {
  rows: EntryRow[];
  onDone: () => void;
  onClose: () => void;
}) {
  const say = useSay();
  const apply = useBulk();
  const { go } = useNavigation();
  const [into, setInto] = useState(() => fullest(rows));
  const [busy, setBusy] = useState(false);
  const edit = useMemo(
    (): BulkEdit => ({ kind: "merge", entries: rows.map(({ id }) => id), into }),
    [rows, into],
  );
  const { plan, settled, error } = usePlan(edit);
  const make = async () => {
    if (!plan) return;
    setBusy(true);
    const done = await apply(edit, plan.version);
    setBusy(false);
    if (!done) return;
    onDone();
    go({ page: "answers", entry: done.entry ?? into });
  };
  return (
    <Modal
      open
      width={720}
      style={{ top: 48 }}
      mask={{ closable: false }}
      title={say("bulk.mergeTitle", { count: rows.length })}
      okText={say("bulk.mergeOk")}
      cancelText={say("common.cancel")}
      confirmLoading={busy}
      okButtonProps={{ disabled: !plan || !settled, "data-testid": "bulk-ok" }}
      onOk={() => void make()}
      onCancel={onClose}
      data-testid="merge-dialog"
    >
      <p className={css.lead}>{say("bulk.mergeLead")}</p>
      <Radio.Group
        className={css.choices}
        style={{ display: "block" }}
        value={into}
        onChange={({ target }) => setInto(target.value as string)}
        aria-label={say("bulk.mergeInto")}
      >
        {rows.map((row) => (
          <Radio key={row.id} value={row.id} data-testid={`merge-into-${row.id}`}>
            {row.question || say("answers.untitled")}
            <small>{row.answer_excerpt}</small>
          </Radio>
        ))}
      </Radio.Group>
      {error ? <ErrorNote error={error} /> : null}
      {plan ? (
        <>
          <ChangeLines changes={plan.changes} />
          <PlanNotes plan={plan} />
        </>
      ) : null}
    </Modal>
  );
}

/** The entry that knows most is most likely the one to stay. */
function fullest(rows: readonly EntryRow[]): string {
  const weight = (row: EntryRow) =>
    (row.enabled ? 1_000_000 : 0) + row.answers * 100 + row.phrasings;
  return rows.toSorted((a, b) => weight(b) - weight(a))[0]?.id ?? "";
}
