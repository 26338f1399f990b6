import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  createContext,
  use,
  useEffect,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { usePlatform, type Platform } from "@/platform";
import { KB } from "@/state/queries";
import { DraftStore, type DraftBackend, type DraftPhase } from "./draftStore";
import { handOverEarlier } from "./earlierDrafts";
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: each knowledge base has its own
  const drafts = useMemo(() => draftsOf(platform, queries), [platform, workspace, queries]);
  useEffect(() => {
    void restored(drafts, platform, workspace);
    const flush = () => void drafts.flushAll();
    const stopListening = platform.onWindowClosing(() => {
      void drafts.flushAll().finally(() => platform.closeWindow());
    });
    window.addEventListener("blur", flush);
    window.addEventListener("pagehide", flush);
    return () => {
      stopListening();
      window.removeEventListener("blur", flush);
      window.removeEventListener("pagehide", flush);
      // Where another knowledge base is open by now, the drafts were stopped before.
      flush();
    };
  }, [drafts, platform, workspace]);
  return <DraftsContext value={drafts}>{children}</DraftsContext>;
}

function draftsOf(platform: Platform, queries: QueryClient): DraftStore {
  const save: DraftBackend["save"] = async (base, draft, visit) => {
    const outcome = await platform.saveDraft(base, draft, visit);
    if (outcome.outcome === "saved") {
      rememberPart(queries, outcome.draft);
      // A phrase or a rule has a part in what every page shows.
      void queries.invalidateQueries({ queryKey: KB });
    }
    return outcome;
  };
  return new DraftStore({ save, keep: platform.keepDraft, forget: platform.forgetDraft });
}

/** Brings back what was typed and not saved, also what earlier versions kept. */
async function restored(drafts: DraftStore, platform: Platform, workspace: string) {
  await handOverEarlier(workspace, platform.keepDraft);
  try {
    drafts.restore(await platform.keptDrafts());
  } catch {
    // A history that can't be read keeps nobody from editing.
  }
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
