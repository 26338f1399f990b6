import { CloseOutlined, InfoCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import { useOpenedWorkspace } from "@/state/WorkspaceContext";
import css from "./workbench.module.css";

/**
 * What should be known about how this knowledge base was opened: it can't be written to, an
 * interrupted save was finished.
 */
export function NotesStrip() {
  const say = useSay();
  const localized = useLocalized();
  const { notes } = useOpenedWorkspace();
  const [open, setOpen] = useState(true);
  if (!open || notes.length === 0) return null;
  return (
    <aside className={css.notes} role="status" data-testid="workspace-notes">
      <InfoCircleOutlined aria-hidden />
      <div>
        {notes.map((note) => (
          <p key={note.zh}>{localized(note)}</p>
        ))}
      </div>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={say("common.dismiss")}
        onClick={() => setOpen(false)}
      />
    </aside>
  );
}
