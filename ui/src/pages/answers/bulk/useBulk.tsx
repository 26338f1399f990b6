import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useUndo } from "@/drafts/useUndo";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type BulkDone, type BulkEdit } from "@/platform";
import { KB } from "@/state/queries";

/**
 * Makes a change to many things, says what it did with the way back beside it. Without a version it
 * is made as it is planned now. `null`: it could not be made, and why was said.
 */
export function useBulk() {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const drafts = useDrafts();
  const queries = useQueryClient();
  const undo = useUndo();
  const { message } = App.useApp();
  return useCallback(
    async (edit: BulkEdit, version?: string): Promise<BulkDone | null> => {
      try {
        await drafts.flushAll();
        const done = await platform.applyBulk(
          edit,
          version ?? (await platform.planBulk(edit)).version,
        );
        await queries.invalidateQueries({ queryKey: KB });
        void message.success({
          key: "bulk",
          duration: 8,
          content: (
            <span data-testid="bulk-done">
              {done.chosen > 0 ? say("bulk.done", { count: done.chosen }) : say("bulk.nothing")}
              {done.chosen > 0 ? (
                <>
                  {" · "}
                  <button
                    type="button"
                    className="plain link"
                    data-testid="bulk-undo"
                    onClick={() => {
                      message.destroy("bulk");
                      void undo("undo");
                    }}
                  >
                    {say("undo.short")}
                  </button>
                </>
              ) : null}
            </span>
          ),
        });
        return done;
      } catch (thrown) {
        const { message: what, hints } = toApiError(thrown);
        void message.error({ key: "bulk", content: [what, ...hints].map(localized).join(" ") });
        return null;
      }
    },
    [platform, drafts, queries, undo, say, localized, message],
  );
}
