import {
  BellOutlined,
  DisconnectOutlined,
  EditOutlined,
  RollbackOutlined,
  SwapOutlined,
} from "@ant-design/icons";
import Bubble from "@ant-design/x/es/bubble";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { ShopEvent } from "@/platform";
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
            icon={<RollbackOutlined aria-hidden />}
            aria-label={say("simulator.backBefore")}
            onClick={() => backBefore(index)}
            data-testid={`sim-rewind-${index}`}
          />
        </Tooltip>
        <Tooltip title={say("simulator.editMessage")}>
          <Button
            type="text"
            size="small"
            icon={<EditOutlined aria-hidden />}
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

/** What happened before the message, or instead of one. */
export function Happened({
  index,
  events,
  alone,
}: {
  index: number;
  events: readonly ShopEvent[];
  alone: boolean;
}) {
  const say = useSay();
  const { backBefore } = useSimulator();
  const returned = events.includes("returned");
  const failed = events.includes("handoff_failed");
  const rest = events.filter((event) => event !== "returned" && event !== "handoff_failed");
  return (
    <div className={css.happened} data-testid={`sim-happened-${index}`}>
      <p>
        {returned ? (
          <span>
            <SwapOutlined aria-hidden />
            {say("simulator.returned")}
          </span>
        ) : null}
        {failed ? (
          <span>
            <DisconnectOutlined aria-hidden />
            {say("simulator.handoffFailed")}
          </span>
        ) : null}
        {rest.length > 0 ? (
          <span>
            <BellOutlined aria-hidden />
            {say("simulator.justHappened", {
              events: rest.map((event) => say(`shopEvent.${event}`)).join(say("common.comma")),
            })}
          </span>
        ) : null}
      </p>
      {alone ? (
        <span className={css.tools}>
          <Tooltip title={say("simulator.backBefore")}>
            <Button
              type="text"
              size="small"
              icon={<RollbackOutlined aria-hidden />}
              aria-label={say("simulator.backBefore")}
              onClick={() => backBefore(index)}
              data-testid={`sim-rewind-${index}`}
            />
          </Tooltip>
        </span>
      ) : null}
    </div>
  );
}
