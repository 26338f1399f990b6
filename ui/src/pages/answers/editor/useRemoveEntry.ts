import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useNavigation } from "@/state/navigation";
import { KB, keys } from "@/state/queries";
import { useDrafts } from "@/drafts/DraftsProvider";
import { partKey } from "@/drafts/parts";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type EntryRow } from "@/platform";

/** Removes an entry without asking: undo takes it back, and says so. */
export function useRemoveEntry() {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const drafts = useDrafts();
  const queries = useQueryClient();
  const { go } = useNavigation();
  const { message } = App.useApp();
  return async (id: string) => {
    const key = partKey("entry", id);
    try {
      await drafts.flush(key);
      const rows = queries.getQueryData<EntryRow[]>(keys.entries) ?? [];
      const at = rows.findIndex((row) => row.id === id);
      const neighbour = rows[at + 1] ?? rows[at - 1];
      await platform.removePart({ kind: "entry", id });
      drafts.discard(key);
      go({ page: "answers", entry: neighbour?.id });
      queries.removeQueries({ queryKey: keys.entry(id) });
      await queries.invalidateQueries({ queryKey: KB });
      void message.success(say("answers.removed", { question: rows[at]?.question ?? id }));
    } catch (thrown) {
      void message.error(localized(toApiError(thrown).message));
    }
  };
}
