// A log that is being read, or held against the knowledge base anew. It goes on while the person is
// on another page, so it is kept beside the knowledge base's drafts and not in a component.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import type { DraftStore } from "@/drafts/draftStore";
import { toApiError, usePlatform, type DiscoveryProgress, type LogChoice } from "@/platform";
import { KB } from "@/state/queries";

type Reading = {
  /** How far it is; `null`: nothing is being read. */
  far: DiscoveryProgress | null;
  /** What stands in the way of the log that was asked for last. */
  error: unknown;
  /** The log that was asked for last, if it could not be read. */
  choice: LogChoice | null;
};

const IDLE: Reading = { far: null, error: null, choice: null };
const BEGUN: DiscoveryProgress = { stage: "reading", done: 0, total: 1 };

class ReadingStore {
  private state = IDLE;
  private listeners = new Set<() => void>();

  get = () => this.state;
  set = (changed: Partial<Reading>) => {
    this.state = { ...this.state, ...changed };
    for (const listen of this.listeners) listen();
  };
  listen = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

const stores = new WeakMap<DraftStore, ReadingStore>();

function storeOf(drafts: DraftStore): ReadingStore {
  const known = stores.get(drafts) ?? new ReadingStore();
  stores.set(drafts, known);
  return known;
}

/** The log of this shop that is read now, and the ways to begin, to go on and to stop. */
export function useReading() {
  const platform = usePlatform();
  const drafts = useDrafts();
  const queries = useQueryClient();
  const store = storeOf(drafts);
  const reading = useSyncExternalStore(store.listen, store.get);
  useEffect(
    () => platform.onDiscoveryProgress((far) => store.get().far && store.set({ far })),
    [platform, store],
  );
  const work = useCallback(
    async (choice: LogChoice | null) => {
      store.set({ far: BEGUN, error: null, choice: null });
      try {
        await drafts.flushAll();
        await (choice ? platform.readChats(choice) : platform.discoverAgain());
        await queries.invalidateQueries({ queryKey: KB });
      } catch (thrown) {
        if (toApiError(thrown).code !== "stopped") store.set({ error: thrown, choice });
      } finally {
        store.set({ far: null });
      }
    },
    [platform, drafts, queries, store],
  );
  // The ways stay the same while the numbers change.
  const ways = useMemo(
    () => ({
      read: (choice: LogChoice) => void work(choice),
      again: () => void work(null),
      stop: () => void platform.stopDiscovery().catch((error: unknown) => store.set({ error })),
      fail: (error: unknown) => store.set({ error, choice: null }),
      dismiss: () => store.set(IDLE),
    }),
    [work, platform, store],
  );
  return useMemo(() => ({ ...reading, ...ways }), [reading, ways]);
}

export type ReadingControl = ReturnType<typeof useReading>;
