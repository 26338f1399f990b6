import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { KB, keys } from "@/state/queries";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type EntryRow, type Fix } from "@/platform";

/**
 * Makes a fix without asking: undo takes it back, and says so. What is being typed elsewhere is
 * saved first, so that neither loses the other.
 */
export function useApplyFix() {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const drafts = useDrafts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return async (fix: Fix): Promise<boolean> => {
    try {
      await drafts.flushAll();
      await platform.applyFix(fix);
      const rows = queries.getQueryData<EntryRow[]>(keys.entries) ?? [];
      const name = (id: string) => rows.find((row) => row.id === id)?.question ?? id;
      await queries.invalidateQueries({ queryKey: KB });
      void message.success(
        fix.kind === "add"
          ? say("fix.added", { question: name(fix.entry) })
          : fix.kind === "move"
            ? say("fix.moved", { question: name(fix.to) })
            : say("fix.removed", { phrasing: fix.phrasing }),
      );
      return true;
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
      return false;
    }
  };
}
