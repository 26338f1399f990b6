// Which entry's unsaved draft the simulator should answer from: the one being edited, if any.
import { createContext, use, useMemo, useState, type ReactNode } from "react";

type LiveDraft = { entry: string | null; edit: (entry: string | null) => void };

const Context = createContext<LiveDraft | null>(null);

export function LiveDraftProvider({ children }: { children: ReactNode }) {
  const [entry, edit] = useState<string | null>(null);
  const value = useMemo(() => ({ entry, edit }), [entry]);
  return <Context value={value}>{children}</Context>;
}

export function useLiveDraft(): LiveDraft {
  const live = use(Context);
  if (!live) throw new Error("useLiveDraft outside of LiveDraftProvider");
  return live;
}
