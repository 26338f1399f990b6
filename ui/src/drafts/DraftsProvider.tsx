import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  createContext,
  use,
  useEffect,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { usePlatform, type Draft, type Platform } from "@/platform";
import { KB } from "@/state/queries";
import { DraftStore, type DraftPhase } from "./draftStore";
import { partKey, type PartKind } from "./parts";
import { rememberPart } from "./rememberPart";

const DraftsContext = createContext<DraftStore | null>(null);

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

function draftsOf(platform: Platform, queries: QueryClient, workspace: string): DraftStore {
  const save = async (base: Draft | null, draft: Draft) => {
    const outcome = await platform.saveDraft(base, draft);
    if (outcome.outcome === "saved") {
      rememberPart(queries, outcome.draft);
      // A phrase or a rule has a part in what every page shows.
      void queries.invalidateQueries({ queryKey: KB });
    }
    return outcome;
  };
  return new DraftStore({ save }, workspace);
}

/** All that is or was being edited. */
export function useDrafts(): DraftStore {
  const drafts = use(DraftsContext);
  if (!drafts) throw new Error("useDrafts outside of DraftsProvider");
  return drafts;
}

/** How far a part is saved; `clean` also for what was never edited. */
export function useDraftPhase(kind: PartKind, id: string): DraftPhase {
  const store = useDrafts();
  const key = partKey(kind, id);
  return useSyncExternalStore(store.subscribe, () => store.get(key)?.phase ?? "clean");
}
