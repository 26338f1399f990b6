import { DiffOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useLocalized, useSay } from "@/i18n";
import { usePlatform, type OpenMerge } from "@/platform";
import { keys, useOpenMerges } from "@/state/queries";
import { MergeDialog } from "./MergeDialog";
import css from "./merges.module.css";

/** Other versions of files, each with the ways to treat it: copies, and what was saved over. */
export function OpenMerges() {
  const open = useOpenMerges().data ?? [];
  const [looked, look] = useState<OpenMerge | null>(null);
  return (
    <>
      {open.map((one) => (
        <Banner key={JSON.stringify(one.source)} merge={one} onLook={() => look(one)} />
      ))}
      {looked ? <MergeDialog merge={looked} onClose={() => look(null)} /> : null}
    </>
  );
}

function Banner({ merge, onLook }: { merge: OpenMerge; onLook: () => void }) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const queries = useQueryClient();
  const { source, file, unreadable } = merge;
  const isCopy = source.source === "copy";
  const leave = () =>
    void platform
      .leaveMerge(source)
      .then(() => queries.invalidateQueries({ queryKey: keys.openMerges }));
  return (
    <aside className={css.merge} role="status" data-testid="open-merge" data-file={file}>
      <DiffOutlined aria-hidden />
      <p>
        {isCopy ? (
          <>
            <b>{source.name}</b> {say("merge.isCopy", { file })}
          </>
        ) : (
          <>
            <b>{file}</b> {say("merge.savedOver")}
          </>
        )}
        {unreadable ? say("merge.unreadable", { reason: localized(unreadable) }) : null}
      </p>
      <div className={css.ways}>
        {unreadable ? null : (
          <Button size="small" type="primary" onClick={onLook} data-testid="merge-look">
            {say(isCopy ? "merge.look" : "merge.lookBack")}
          </Button>
        )}
        <Button size="small" type="text" onClick={leave} data-testid="merge-leave">
          {say(isCopy ? "merge.leave" : "merge.leaveOver")}
        </Button>
      </div>
    </aside>
  );
}
