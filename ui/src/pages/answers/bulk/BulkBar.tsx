import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { partKey } from "@/drafts/parts";
import { useSay } from "@/i18n";
import type { BulkEdit } from "@/platform";
import { IconButton } from "@/ui/IconButton";
import { MergeDialog } from "./MergeDialog";
import { MoveCategory } from "./MoveCategory";
import { useBulk } from "./useBulk";
import type { Chosen } from "./useSelection";
import css from "./bulk.module.css";

/** Entries that are looked through one by one before they become one. */
const MOST_MERGED = 20;

type Props = {
  chosen: Chosen;
  /** The ids of all that the list shows. */
  shown: ReadonlySet<string>;
  categories: string[];
  onReplace: () => void;
};

/** What can be done to the chosen entries. */
export function BulkBar({ chosen, shown, categories, onReplace }: Props) {
  const say = useSay();
  const apply = useBulk();
  const drafts = useDrafts();
  const [merging, setMerging] = useState(false);
  const { rows, clear } = chosen;
  const entries = rows.map(({ id }) => id);
  const unseen = entries.filter((id) => !shown.has(id)).length;
  const make = async (edit: BulkEdit) => {
    const done = await apply(edit);
    if (!done || edit.kind !== "remove") return;
    for (const id of entries) drafts.discard(partKey("entry", id));
    clear();
  };
  return (
    <section className={css.bar} aria-label={say("bulk.bar")} data-testid="bulk-bar">
      <div className={css.count}>
        <span aria-live="polite" data-testid="bulk-count">
          <b>{say("bulk.chosen", { count: rows.length })}</b>{" "}
          {unseen > 0 ? <small>{say("bulk.unseen", { count: unseen })}</small> : null}
        </span>
        <Button size="small" type="link" onClick={chosen.all} data-testid="bulk-all">
          {say("bulk.all")}
        </Button>
        <IconButton
          title={`${say("bulk.clear")} Esc`}
          icon={<CloseOutlined aria-hidden />}
          onClick={clear}
          data-testid="bulk-clear"
        />
      </div>
      <div className={css.actions}>
        <MoveCategory rows={rows} categories={categories} />
        {rows.some(({ enabled }) => !enabled) ? (
          <Button
            size="small"
            type="text"
            onClick={() => void make({ kind: "enable", entries, enabled: true })}
            data-testid="bulk-enable"
          >
            {say("bulk.enable")}
          </Button>
        ) : null}
        {rows.some(({ enabled }) => enabled) ? (
          <Button
            size="small"
            type="text"
            onClick={() => void make({ kind: "enable", entries, enabled: false })}
            data-testid="bulk-disable"
          >
            {say("bulk.disable")}
          </Button>
        ) : null}
        <Button size="small" type="text" onClick={onReplace} data-testid="bulk-replace">
          {say("bulk.replaceShort")}
        </Button>
        {rows.length > 1 && rows.length <= MOST_MERGED ? (
          <Button
            size="small"
            type="text"
            onClick={() => setMerging(true)}
            data-testid="bulk-merge"
          >
            {say("bulk.merge")}
          </Button>
        ) : null}
        <Button
          size="small"
          type="text"
          danger
          onClick={() => void make({ kind: "remove", entries })}
          data-testid="bulk-remove"
        >
          {say("bulk.remove")}
        </Button>
      </div>
      {merging ? (
        <MergeDialog
          rows={rows}
          onClose={() => setMerging(false)}
          onDone={() => {
            setMerging(false);
            clear();
          }}
        />
      ) : null}
    </section>
  );
}
