import { BellOutlined, RollbackOutlined, SwapOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useSay } from "@/i18n";
import type { ShopEvent } from "@/platform";
import { useSimulator } from "../SimulatorProvider";
import css from "./chat.module.css";

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
  const rest = events.filter((event) => event !== "returned");
  return (
    <div className={css.happened} data-testid={`sim-happened-${index}`}>
      <p>
        {returned ? (
          <span>
            <SwapOutlined aria-hidden />
            {say("simulator.returned")}
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
              icon={<RollbackOutlined />}
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
