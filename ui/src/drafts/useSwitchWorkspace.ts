import { App } from "antd";
import { useLocalized } from "@/i18n";
import { toApiError, type WorkspaceView } from "@/platform";
import { useOpenWorkspace } from "@/state/useWorkspace";
import { useDrafts } from "./DraftsProvider";

/**
 * Saves what is being typed, then opens another knowledge base; on an error this one stays open and
 * the error is said.
 */
export function useSwitchWorkspace() {
  const drafts = useDrafts();
  const open = useOpenWorkspace();
  const localized = useLocalized();
  const { message } = App.useApp();
  return (opening: () => Promise<WorkspaceView | null>) => {
    void (async () => {
      try {
        await drafts.flushAll();
        drafts.stop();
        const view = await opening();
        if (view) await open(Promise.resolve(view));
        else drafts.resume();
      } catch (thrown) {
        drafts.resume();
        const { message: what, hints } = toApiError(thrown);
        void message.error([what, ...hints].map(localized).join(" "));
      }
    })();
  };
}
