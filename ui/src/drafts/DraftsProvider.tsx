import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  createContext,
  use,
  useEffect,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import {
  usePlatform,
  type Draft,
  type EntryDraft,
  type EntryView,
  type Platform,
} from "@/platform";
import { KB, keys } from "@/state/queries";
import { AllDrafts } from "./allDrafts";
import { DraftStore, type DraftState } from "./draftStore";
import { keepingEntries } from "./entryDraft";
import { keepingParts } from "./parts";
import { rememberPart } from "./rememberPart";

const DraftsContext = createContext<AllDrafts | null>(null);

export function DraftsProvider({
  workspace,
  children,
}: {
  workspace: string;
  children: ReactNode;
}) {
  const platform = usePlatform();
  const queries = useQueryClient();
  const drafts = useMemo(
    () => draftsOf(platform, queries, workspace),
    [platform, workspace, queries],
  );
  useEffect(() => {
    const flush = () => void drafts.flushAll();
    window.addEventListener("blur", flush);
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("blur", flush);
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [drafts]);
  return <DraftsContext value={drafts}>{children}</DraftsContext>;
}

function draftsOf(platform: Platform, queries: QueryClient, workspace: string): AllDrafts {
  const entrySaved = (view: EntryView) => {
    queries.setQueryData(keys.entry(view.draft.id), view);
    void queries.invalidateQueries({ queryKey: keys.status });
    void queries.invalidateQueries({ queryKey: keys.entries });
    void queries.invalidateQueries({ queryKey: keys.overview });
  };
  // A phrase or a rule has a part in what every page shows.
  const partSaved = (saved: Draft) => {
    rememberPart(queries, saved);
    void queries.invalidateQueries({ queryKey: KB });
  };
  return new AllDrafts(
    new DraftStore(keepingEntries(platform, entrySaved), workspace),
    new DraftStore(keepingParts(platform, partSaved), workspace),
  );
}

export function useAllDrafts(): AllDrafts {
  const drafts = use(DraftsContext);
  if (!drafts) throw new Error("useAllDrafts outside of DraftsProvider");
  return drafts;
}

/** The drafts of entries. */
export function useDrafts(): DraftStore<EntryDraft> {
  return useAllDrafts().entries;
}

/** The draft of one entry; `null` until it has been received. */
export function useDraft(id: string | null): DraftState<EntryDraft> | null {
  const store = useDrafts();
  return useSyncExternalStore(store.subscribe, () => (id ? store.get(id) : null));
}
