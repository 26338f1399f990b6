import {
  ClearOutlined,
  CloseOutlined,
  ColumnWidthOutlined,
  ShrinkOutlined,
} from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useSay } from "@/i18n";
import { PageHelp } from "@/ui/PageHelp";
import { SaveAsDialogue } from "./SaveAsDialogue";
import { useSimulator } from "./SimulatorProvider";
import css from "./simulator.module.css";

/** What changed through the edit under way, and what can be done with the conversation. */
export function PanelHead({
  wide,
  onWiden,
  onClose,
}: {
  wide: boolean;
  onWiden?: () => void;
  onClose?: () => void;
}) {
  const say = useSay();
  const { messages, before, against, clear } = useSimulator();
  const empty = messages.length === 0;
  const changed = before.filter(Boolean).length;
  return (
    <header className={css.panelHead}>
      <h2>{say("simulator.title")}</h2>
      <PageHelp chapter="simulator" />
      {changed > 0 ? (
        <span className={css.live} data-testid="sim-changed-count">
          {say(against === "now" ? "simulator.otherThanNowCount" : "simulator.changedCount", {
            count: changed,
          })}
        </span>
      ) : null}
      <span className={css.gap} />
      <SaveAsDialogue disabled={empty} />
      <Tooltip title={say("simulator.clear")}>
        <Button
          type="text"
          size="small"
          icon={<ClearOutlined aria-hidden />}
          disabled={empty}
          onClick={clear}
          data-testid="sim-clear"
        >
          {say("simulator.clearShort")}
        </Button>
      </Tooltip>
      {onWiden ? (
        <Tooltip title={say(wide ? "simulator.narrow" : "simulator.widen")}>
          <Button
            type="text"
            size="small"
            icon={wide ? <ShrinkOutlined aria-hidden /> : <ColumnWidthOutlined aria-hidden />}
            aria-label={say(wide ? "simulator.narrow" : "simulator.widen")}
            onClick={onWiden}
            data-testid="sim-widen"
          />
        </Tooltip>
      ) : null}
      {onClose ? (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={say("top.hideSimulator")}
          onClick={onClose}
        />
      ) : null}
    </header>
  );
}
