import { Popover } from "antd";
import { useSay } from "@/i18n";
import type { Turn } from "@/platform";
import css from "./chat.module.css";

/** This reply is another than before the edit; before and after on hover or focus. */
export function ChangedBadge({ before }: { before: Turn }) {
  const say = useSay();
  return (
    <Popover
      trigger={["hover", "focus"]}
      placement="topLeft"
      title={say("simulator.wasBefore")}
      content={
        <p className={css.was}>
          {before.replies.map(({ text }) => text).join("\n") || say("simulator.silent")}
        </p>
      }
    >
      <button type="button" className={css.badge} data-testid="sim-changed">
        {say("simulator.changed")}
      </button>
    </Popover>
  );
}
