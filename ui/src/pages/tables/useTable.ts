import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useLocalized } from "@/i18n";
import { toApiError, usePlatform, type TableName, type TableView } from "@/platform";
import { KB, keys } from "@/state/queries";
import { TableStore } from "./tableStore";

/** A table as it is with everything that was just done. */
export function useTable(table: TableName) {
  const platform = usePlatform();
  const queries = useQueryClient();
  const localized = useLocalized();
  const { message } = App.useApp();
  const key = keys.table(table);
  const query = useQuery({
    queryKey: key,
    queryFn: async () => {
      const known = queries.getQueryData<TableView>(keys.table(table));
      const view = await platform.table(table, known?.state ?? null);
      // Nothing new is told of a state that is known.
      return view ?? (known as TableView);
    },
    // Rows keep their identity by themselves; looking for equal ones takes longer than drawing.
    structuralSharing: false,
  });
  const store = useMemo(
    () =>
      new TableStore({
        save: (version, edit, decisions) => platform.editTable(version, edit, decisions),
        saved: (view) => {
          void queries
            .cancelQueries({ queryKey: keys.table(table) })
            .then(() => queries.setQueryData(keys.table(table), view));
        },
        failed: (error) => {
          const { message: text, hints } = toApiError(error);
          const said = [text, ...hints].map(localized).join(" ");
          void message.error({ key: "table", content: said, duration: 8 });
          void queries.invalidateQueries({ queryKey: KB });
        },
      }),
    [platform, queries, table, message, localized],
  );
  useEffect(() => {
    if (query.data) store.take(query.data);
  }, [query.data, store]);
  const shown = useSyncExternalStore(store.subscribe, store.shown);
  return { query, store, view: shown.view, saving: shown.saving, conflicts: shown.conflicts };
}
