// Work that goes on while the person is on another page: so how far it is is kept beside the
// platform and not in a component.
import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { toApiError, usePlatform, type Platform, type Unlisten } from "@/platform";
import { useDrafts } from "./DraftsProvider";

/** A kind of work; one object for each, for it is known by that. */
export type BackgroundJob<Far> = {
  /** How far it is when it begins. */
  begun: Far;
  /** What is read anew when it is done. */
  finds: QueryKey;
  run: (platform: Platform) => Promise<unknown>;
  stop: (platform: Platform) => Promise<unknown>;
  listen: (platform: Platform, handle: (far: Far) => void) => Unlisten;
};

type State<Far> = {
  /** How far it is; `null`: it is not under way. */
  far: Far | null;
  error: unknown;
};

class RunStore<Far> {
  private state: State<Far> = { far: null, error: null };
  private listeners = new Set<() => void>();

  get = () => this.state;
  set = (far: Far | null, error: unknown = null) => {
    this.state = { far, error };
    for (const listen of this.listeners) listen();
  };
  listen = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

const stores = new WeakMap<Platform, Map<unknown, unknown>>();

function storeOf<Far>(platform: Platform, job: BackgroundJob<Far>): RunStore<Far> {
  const jobs = stores.get(platform) ?? new Map<unknown, unknown>();
  stores.set(platform, jobs);
  const store = jobs.get(job) ?? new RunStore<Far>();
  jobs.set(job, store);
  return store as RunStore<Far>;
}

/** How far it is for this shop, and the ways to begin and to stop it. */
export function useBackgroundRun<Far>(job: BackgroundJob<Far>) {
  const platform = usePlatform();
  const drafts = useDrafts();
  const queries = useQueryClient();
  const store = storeOf(platform, job);
  const state = useSyncExternalStore(store.listen, store.get);
  useEffect(
    () => job.listen(platform, (far) => store.get().far && store.set(far)),
    [platform, job, store],
  );
  return useMemo(() => {
    const start = async () => {
      if (store.get().far) return;
      store.set(job.begun);
      try {
        await drafts.flushAll();
        await job.run(platform);
        await queries.invalidateQueries({ queryKey: job.finds });
        store.set(null);
      } catch (thrown) {
        store.set(null, toApiError(thrown).code === "stopped" ? null : thrown);
      }
    };
    const stop = () => job.stop(platform).catch((error: unknown) => store.set(null, error));
    return { ...state, start: () => void start(), stop: () => void stop() };
  }, [state, platform, drafts, queries, store, job]);
}

export type BackgroundRun<Far> = ReturnType<typeof useBackgroundRun<Far>>;
