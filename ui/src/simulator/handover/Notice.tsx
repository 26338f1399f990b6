import { NotificationOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { CaseRecord } from "@/platform";
import css from "../chat/chat.module.css";
import { AgentView } from "./AgentView";

/** Who was told while the bot went on; on demand what they read. */
export function Notice({ record }: { record: CaseRecord }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className={css.notice} data-testid="sim-notice" data-queue={record.queue}>
        <NotificationOutlined aria-hidden />
        {say("simulator.told", { queue: record.queue_name || record.queue })}
        <button
          type="button"
          className="plain link"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          data-testid="sim-notice-record"
        >
          {say(open ? "trace.fold" : "simulator.toldWhat")}
        </button>
      </p>
      {open ? <AgentView record={record} /> : null}
    </>
  );
}
