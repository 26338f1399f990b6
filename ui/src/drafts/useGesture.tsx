import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback, useState, type ReactNode } from "react";
import { useDrafts } from "./DraftsProvider";
import { useLocalized } from "@/i18n";
import { toApiError } from "@/platform";
import { KB } from "@/state/queries";

/**
 * Something that is done with one click: what is typed elsewhere is saved first, then all that is
 * shown is read anew, and what was done is said.
 */
export function useGesture() {
  const drafts = useDrafts();
  const queries = useQueryClient();
  const localized = useLocalized();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const gesture = useCallback(
    async <T,>(run: () => Promise<T>, said: (done: T) => ReactNode): Promise<T | undefined> => {
      setBusy(true);
      try {
        await drafts.flushAll();
        const done = await run();
        await queries.invalidateQueries({ queryKey: KB });
        void message.success(said(done));
        return done;
      } catch (thrown) {
        const { message: what, hints } = toApiError(thrown);
        void message.error([what, ...hints].map(localized).join(" "));
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [drafts, queries, localized, message],
  );
  return { busy, gesture };
}
