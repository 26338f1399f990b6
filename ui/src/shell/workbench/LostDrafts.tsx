import { InfoCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useSyncExternalStore } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useLiveDraft } from "@/drafts/LiveDraft";
import { nameOf } from "@/drafts/parts";
import { useSay } from "@/i18n";
import css from "./workbench.module.css";

/**
 * What was typed in parts that somebody removed or renamed meanwhile: they stand on no page any
 * more, and are written anew or given up here. The one under the pen is seen to on its page.
 */
export function LostDrafts() {
  const say = useSay();
  const drafts = useDrafts();
  const live = useLiveDraft().key;
  const all = useSyncExternalStore(drafts.subscribe, () => drafts.all());
  const lost = [...all].filter(
    ([key, { conflict }]) => key !== live && conflict !== null && conflict.theirs === null,
  );
  return lost.map(([key, { draft }]) => (
    <aside key={key} className={css.notes} role="alert" data-testid="lost-draft" data-part={key}>
      <InfoCircleOutlined aria-hidden />
      <div>
        <p>{say("part.lost", { name: nameOf(draft) })}</p>
      </div>
      <Button
        size="small"
        type="primary"
        onClick={() => void drafts.resolve(key, draft)}
        data-testid="lost-write"
      >
        {say("part.writeAnew")}
      </Button>
      <Button size="small" onClick={() => void drafts.resolve(key, null)} data-testid="lost-drop">
        {say("part.leaveRemoved")}
      </Button>
    </aside>
  ));
}
