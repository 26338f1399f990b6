import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { KB } from "@/state/queries";
import { useDrafts } from "@/drafts/DraftsProvider";
import { partKey, type PartKind } from "@/drafts/parts";
import { useLocalized } from "@/i18n";
import { toApiError, usePlatform, type Draft, type PartId } from "@/platform";

/**
 * Adding and removing parts: undo takes either back, so nobody is asked. An error is said, and
 * nothing has changed then.
 */
export function usePartActions() {
  const platform = usePlatform();
  const queries = useQueryClient();
  const drafts = useDrafts();
  const localized = useLocalized();
  const { message } = App.useApp();
  const attempt = async (action: () => Promise<unknown>): Promise<boolean> => {
    try {
      await action();
      await queries.invalidateQueries({ queryKey: KB });
      return true;
    } catch (thrown) {
      const error = toApiError(thrown);
      void message.error({
        key: "handover",
        content: [error.message, ...error.hints].map(localized).join(" → "),
      });
      return false;
    }
  };
  return {
    attempt,
    add: (draft: Draft) => attempt(() => platform.saveDraft(null, draft, null)),
    /**
     * What is being typed is saved first, so that undo brings that back, too; unless it is only
     * that nothing is left.
     */
    remove: (part: PartId, unsaved: "saved" | "dropped" = "saved") =>
      attempt(async () => {
        const key = partKey(part.kind as PartKind, part.id);
        if (unsaved === "saved") await drafts.flush(key);
        await platform.removePart(part);
        drafts.discard(key);
      }),
  };
}
