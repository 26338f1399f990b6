import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback } from "react";
import { useDrafts } from "./DraftsProvider";
import { useLocalized } from "@/i18n";
import { toApiError } from "@/platform";
import { KB } from "@/state/queries";

/**
 * One step that is written at once (choosing, copying, removing): typing is saved before it,
 * everything is read again after it, and what became of it is said. Resolves to whether it was
 * done.
 */
export function useStep(): (act: () => Promise<unknown>, done?: string) => Promise<boolean> {
  const drafts = useDrafts();
  const queries = useQueryClient();
  const localized = useLocalized();
  const { message } = App.useApp();
  return useCallback(
    async (act, done) => {
      try {
        await drafts.flushAll();
        await act();
        await queries.invalidateQueries({ queryKey: KB });
        if (done) void message.success({ key: "step", content: done });
        return true;
      } catch (thrown) {
        void message.error({ key: "step", content: localized(toApiError(thrown).message) });
        return false;
      }
    },
    [drafts, queries, localized, message],
  );
}
