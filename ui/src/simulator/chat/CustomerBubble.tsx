import { EditOutlined, RollbackOutlined } from "@ant-design/icons";
import Bubble from "@ant-design/x/es/bubble";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { useSimulator } from "../SimulatorProvider";
import css from "./chat.module.css";

/**
 * What the customer said; it can be said differently, or the conversation taken back to it and said
 * anew.
 */
export function CustomerBubble({ index, text }: { index: number; text: string }) {
  const say = useSay();
  const { edit, backBefore } = useSimulator();
  const [editing, setEditing] = useState<string | null>(null);
  if (editing !== null) {
    const finish = () => {
      if (editing.trim() && editing !== text) edit(index, editing);
      setEditing(null);
    };
    return (
      <textarea
        className={css.editing}
        autoFocus
        rows={Math.min(6, Math.ceil(editing.length / 22) || 1)}
        value={editing}
        aria-label={say("simulator.editMessage")}
        onChange={(event) => setEditing(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return;
          if (event.key === "Escape") setEditing(null);
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            finish();
          }
        }}
      />
    );
  }
  return (
    <div className={css.customer} data-testid={`sim-message-${index}`}>
      <span className={css.tools}>
        <Tooltip title={say("simulator.backBefore")}>
          <Button
            type="text"
            size="small"
            icon={<RollbackOutlined />}
            aria-label={say("simulator.backBefore")}
            onClick={() => backBefore(index)}
            data-testid={`sim-rewind-${index}`}
          />
        </Tooltip>
        <Tooltip title={say("simulator.editMessage")}>
          <Button
            type="text"
            size="small"
            icon={<EditOutlined />}
            aria-label={say("simulator.editMessage")}
            onClick={() => setEditing(text)}
            data-testid={`sim-edit-${index}`}
          />
        </Tooltip>
      </span>
      <Bubble placement="end" content={text} classNames={{ content: css.green }} />
    </div>
  );
}
