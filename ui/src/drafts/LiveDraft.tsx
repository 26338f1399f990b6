// Whose unsaved draft the simulator should answer from: the part being edited, if any.
import { createContext, use, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import type { Draft } from "@/platform";
import type { DraftPhase } from "./draftStore";
import { useDrafts } from "./DraftsProvider";
import { partKey } from "./parts";

type LiveDraft = {
  key: string | null;
  edit: (kind: Draft["kind"], id: string | null) => void;
  leave: (kind: Draft["kind"], id: string) => void;
};

const Context = createContext<LiveDraft | null>(null);

export function LiveDraftProvider({ children }: { children: ReactNode }) {
  const [key, setKey] = useState<string | null>(null);
  const moves = useMemo(
    () => ({
      edit: (kind: Draft["kind"], id: string | null) =>
        setKey(id === null ? null : partKey(kind, id)),
      leave: (kind: Draft["kind"], id: string) =>
        setKey((now) => (now === partKey(kind, id) ? null : now)),
    }),
    [],
  );
  const value = useMemo<LiveDraft>(() => ({ key, ...moves }), [key, moves]);
  return <Context value={value}>{children}</Context>;
}

export function useLiveDraft(): LiveDraft {
  const live = use(Context);
  if (!live) throw new Error("useLiveDraft outside of LiveDraftProvider");
  return live;
}

/** The part under the pen, as it is and as the files have it. */
export function useLivePart(): {
  key: string;
  draft: Draft;
  base: Draft;
  phase: DraftPhase;
} | null {
  const { key } = useLiveDraft();
  const drafts = useDrafts();
  const state = useSyncExternalStore(drafts.subscribe, () => (key ? drafts.get(key) : null));
  return useMemo(() => {
    if (!key || !state) return null;
    return { key, draft: state.draft, base: state.base, phase: state.phase };
  }, [key, state]);
}
