import { Dropdown } from "antd";
import type { ReactElement } from "react";
import { useSay } from "@/i18n";
import { usePlatform } from "@/platform";
import { useSwitchWorkspace } from "@/drafts/useSwitchWorkspace";
import { useRecents } from "@/state/queries";
import { useOpenedWorkspace } from "@/state/WorkspaceContext";

/** Recent knowledge bases, a new one, another folder, the sample. */
export function WorkspaceMenu({ onNew, children }: { onNew: () => void; children: ReactElement }) {
  const say = useSay();
  const platform = usePlatform();
  const recents = useRecents().data ?? [];
  const { path: current } = useOpenedWorkspace();
  const switchTo = useSwitchWorkspace();
  const others = recents.filter(({ path }) => path !== current);
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
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
