import {
  DownOutlined,
  MessageOutlined,
  QuestionCircleOutlined,
  SearchOutlined,
} from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useSay } from "@/i18n";
import { Mark } from "@/ui/Mark";
import { toggleSimulator, usePreferences } from "@/state/preferences";
import { shortcut } from "@/domain/keyNames";
import { useOpenedWorkspace } from "@/state/WorkspaceContext";
import { WorkspaceMenu } from "./WorkspaceMenu";
import css from "./workbench.module.css";

/** Which knowledge base this is, the way to everything, and the simulator's switch. */
export function TopBar({
  onPalette,
  onShortcuts,
  onNew,
}: {
  onPalette: () => void;
  onShortcuts: () => void;
  onNew: () => void;
}) {
  const say = useSay();
  const workspace = useOpenedWorkspace();
  const { simulatorOpen } = usePreferences();
  return (
    <header className={css.top}>
      <div className={css.brand}>
        <Mark size={22} />
        <WorkspaceMenu onNew={onNew}>
          <button type="button" className="plain" data-testid="workspace-menu">
            {workspace.title}
            <DownOutlined />
          </button>
        </WorkspaceMenu>
        {workspace.is_sample ? <span className={css.tag}>{say("top.sample")}</span> : null}
        {workspace.read_only ? (
          <span className={css.tag} data-testid="read-only">
            {say("top.readOnly")}
          </span>
        ) : null}
      </div>
      <button type="button" className={css.search} onClick={onPalette} data-testid="open-palette">
        <SearchOutlined />
        <span>{say("top.search")}</span>
        <kbd>{shortcut("mod", "K")}</kbd>
      </button>
      <div className={css.tools}>
        <Tooltip title={`${say("top.shortcuts")} ?`}>
          <Button
            type="text"
            icon={<QuestionCircleOutlined />}
            aria-label={say("top.shortcuts")}
            onClick={onShortcuts}
          />
        </Tooltip>
        <Tooltip
          title={[
            say(simulatorOpen ? "top.hideSimulator" : "top.showSimulator"),
            shortcut("mod", "J"),
          ].join(" ")}
        >
          <Button
            type="text"
            icon={<MessageOutlined />}
            aria-pressed={simulatorOpen}
            data-testid="toggle-simulator"
            onClick={() => toggleSimulator()}
          >
            {say("simulator.title")}
          </Button>
        </Tooltip>
      </div>
    </header>
  );
}
