import {
  DownOutlined,
  MessageOutlined,
  QuestionCircleOutlined,
  SearchOutlined,
} from "@ant-design/icons";
import { Button, Tooltip, Dropdown } from "antd";
import type { ReactElement } from "react";
import { shortcut } from "@/domain/keyNames";
import { useSwitchWorkspace } from "@/drafts/useSwitchWorkspace";
import { useSay } from "@/i18n";
import { usePlatform } from "@/platform";
import { CHAPTER_OF, openHandbook } from "@/state/handbook";
import { useNavigation } from "@/state/navigation";
import { useOpenedWorkspace } from "@/state/WorkspaceContext";
import { toggleSimulator, usePreferences } from "@/state/preferences";
import { useRecents } from "@/state/queries";
import { Mark } from "@/ui/icons";
import css from "./workbench.module.css";

/** Which knowledge base this is, the way to everything, and the simulator's switch. */
export function TopBar({
  onPalette,
  onShortcuts,
  onNew,
  onImport,
  onExport,
}: {
  onPalette: () => void;
  onShortcuts: () => void;
  onNew: () => void;
  onImport: () => void;
  onExport: () => void;
}) {
  const say = useSay();
  const workspace = useOpenedWorkspace();
  const { simulatorOpen } = usePreferences();
  return (
    <header className={css.top}>
      <div className={css.brand}>
        <Mark size={22} />
        <WorkspaceMenu onNew={onNew} onImport={onImport} onExport={onExport}>
          <button type="button" className="plain" data-testid="workspace-menu">
            {workspace.title}
            <DownOutlined aria-hidden />
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
        <SearchOutlined aria-hidden />
        <span>{say("top.search")}</span>
        <kbd>{shortcut("mod", "K")}</kbd>
      </button>
      <div className={css.tools}>
        <HelpMenu onShortcuts={onShortcuts} />
        <Tooltip
          title={[
            say(simulatorOpen ? "top.hideSimulator" : "top.showSimulator"),
            shortcut("mod", "J"),
          ].join(" ")}
        >
          <Button
            type="text"
            icon={<MessageOutlined aria-hidden />}
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

/** The handbook, all of it or about this page, and the keys. */
function HelpMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const say = useSay();
  const { target } = useNavigation();
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        items: [
          {
            key: "page",
            label: say("handbook.how"),
            extra: "F1",
            onClick: () => openHandbook(CHAPTER_OF[target.page]),
          },
          { key: "handbook", label: say("handbook.title"), onClick: () => openHandbook() },
          { type: "divider" as const },
          { key: "shortcuts", label: say("top.shortcuts"), extra: "?", onClick: onShortcuts },
        ],
      }}
    >
      <Button
        type="text"
        icon={<QuestionCircleOutlined aria-hidden />}
        aria-label={say("top.help")}
        data-testid="help"
      />
    </Dropdown>
  );
}

/** Tables in and out; recent knowledge bases, a new one, another folder, the sample. */
function WorkspaceMenu({
  onNew,
  onImport,
  onExport,
  children,
}: {
  onNew: () => void;
  onImport: () => void;
  onExport: () => void;
  children: ReactElement;
}) {
  const say = useSay();
  const platform = usePlatform();
  const recents = useRecents().data ?? [];
  const { path: current, read_only } = useOpenedWorkspace();
  const switchTo = useSwitchWorkspace();
  const others = recents.filter(({ path }) => path !== current);
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          { key: "import", label: say("imports.open"), disabled: read_only, onClick: onImport },
          { key: "export", label: say("imports.exportWorkbook"), onClick: onExport },
          { type: "divider" as const },
          ...others.map((row) => ({
            key: row.path,
            label: row.title,
            title: row.path,
            disabled: !row.exists,
            onClick: () => switchTo(() => platform.openWorkspace(row.path)),
          })),
          ...(others.length ? [{ type: "divider" as const }] : []),
          { key: "new", label: say("begin.open"), onClick: onNew },
          {
            key: "folder",
            label: say("start.openFolder"),
            onClick: () =>
              switchTo(async () => {
                const path = await platform.pickFolder(say("start.pickTitle"));
                return path ? platform.openWorkspace(path) : null;
              }),
          },
          {
            key: "sample",
            label: say("start.openSample"),
            onClick: () => switchTo(() => platform.openSample()),
          },
        ],
      }}
    >
      {children}
    </Dropdown>
  );
}
