import { useQueryClient } from "@tanstack/react-query";
import { createContext, use, useEffect, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { usePlatform } from "@/platform";
import { keys } from "@/app/queries";
import { DraftStore, type DraftState } from "./draftStore";

const DraftsContext = createContext<DraftStore | null>(null);

export function DraftsProvider({ workspace, children }: { workspace: string; children: ReactNode }) {
  const platform = usePlatform();
  const queries = useQueryClient();
  const store = useMemo(
    () => new DraftStore(platform, workspace, (view) => {
      queries.setQueryData(keys.entry(view.draft.id), view);
      void queries.invalidateQueries({ queryKey: keys.status });
      void queries.invalidateQueries({ queryKey: keys.entries });
      void queries.invalidateQueries({ queryKey: keys.overview });
    }),
    [platform, workspace, queries],
  );
  useEffect(() => {
    const flush = () => void store.flushAll();
    window.addEventListener("blur", flush);
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("blur", flush);
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [store]);
  return <DraftsContext value={store}>{children}</DraftsContext>;
}

export function useDrafts(): DraftStore {
  const store = use(DraftsContext);
  if (!store) throw new Error("useDrafts outside of DraftsProvider");
  return store;
}

/** The draft of one entry; `null` until it has been received. */
export function useDraft(id: string | null): DraftState | null {
  const store = useDrafts();
  return useSyncExternalStore(store.subscribe, () => (id ? store.get(id) : null));
}
