import { App, Dropdown } from "antd";
import type { ReactElement } from "react";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type WorkspaceView } from "@/platform";
import { useAllDrafts } from "@/drafts/DraftsProvider";
import { useRecents } from "../queries";
import { useOpenWorkspace } from "../useWorkspace";
import { useOpenedWorkspace } from "./WorkspaceContext";

/** Recent knowledge bases, another folder, the sample. */
export function WorkspaceMenu({ children }: { children: ReactElement }) {
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

/**
 * Saves what is being typed, then opens another knowledge base; on an error this one stays open and
 * the error is said.
 */
export function useSwitchWorkspace() {
  const drafts = useAllDrafts();
  const open = useOpenWorkspace();
  const localized = useLocalized();
  const { message } = App.useApp();
  return (opening: () => Promise<WorkspaceView | null>) => {
    void (async () => {
      try {
        await drafts.flushAll();
        const view = await opening();
        if (view) await open(Promise.resolve(view));
      } catch (thrown) {
        const { message: what, hints } = toApiError(thrown);
        void message.error([what, ...hints].map(localized).join(" "));
      }
    })();
  };
}
