import { Modal } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import {
  MergeConflicts,
  conflictKey,
  decisionsOf,
  type Choice,
} from "@/pages/overview/changes/MergeConflicts";
import type { MergeConflict } from "@/platform";
import type { TableStore } from "./tableStore";

/** Another program changed the cells that were just written. Both are kept until it is decided. */
export function TableConflict({
  conflicts,
  store,
}: {
  conflicts: readonly MergeConflict[];
  store: TableStore;
}) {
  const say = useSay();
  const [choice, setChoice] = useState<Choice>({});
  const open = conflicts.filter((conflict) => !choice[conflictKey(conflict)]).length;
  return (
    <Modal
      open
      mask={{ closable: false }}
      width={720}
      title={say("merge.cellsTitle")}
      okText={say("conflict.save")}
      cancelText={say("merge.dropMine")}
      okButtonProps={{ disabled: open > 0, "data-testid": "conflict-save" }}
      cancelButtonProps={{ "data-testid": "conflict-drop" }}
      onOk={() => store.decide(decisionsOf(conflicts, choice, "other"))}
      onCancel={() => store.drop()}
      data-testid="table-conflict"
    >
      <p>{say("merge.cellsBody")}</p>
      <MergeConflicts
        conflicts={conflicts}
        mine="other"
        names={{
          mine: say("conflict.mine"),
          theirs: say("conflict.theirs"),
          takeMine: say("conflict.takeMine"),
          takeTheirs: say("conflict.takeTheirs"),
        }}
        choice={choice}
        onChoice={setChoice}
      />
    </Modal>
  );
}
