import { App } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform } from "@/platform";
import { useDrafts } from "./DraftsProvider";
import { KB } from "@/state/queries";

/**
 * Undo and redo for the whole knowledge base; each says what it did. Typing is saved first, so it
 * is undone with the rest.
 */
export function useUndo() {
  const platform = usePlatform();
  const drafts = useDrafts();
  const queries = useQueryClient();
  const say = useSay();
  const localized = useLocalized();
  const { message } = App.useApp();
  return useCallback(
    async (direction: "undo" | "redo") => {
      try {
        await drafts.flushAll();
        const label = await platform[direction]();
        await queries.invalidateQueries({ queryKey: KB });
        void message.open({
          key: "undo",
          type: label ? "success" : "info",
          content: label
            ? say(direction === "undo" ? "undo.undid" : "undo.redid", { what: localized(label) })
            : say(direction === "undo" ? "undo.nothing" : "undo.nothingAgain"),
        });
      } catch (thrown) {
        void message.error({ key: "undo", content: localized(toApiError(thrown).message) });
      }
    },
    [platform, drafts, queries, say, localized, message],
  );
}
