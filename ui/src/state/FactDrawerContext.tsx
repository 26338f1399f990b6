import { createContext, use, useMemo, useState, type ReactNode } from "react";

type FactDrawerState = { name: string | null; open: (name: string) => void; close: () => void };

const Context = createContext<FactDrawerState | null>(null);

/** The name whose value the drawer shows: opened from wherever a value stands. */
export function FactDrawerProvider({ children }: { children: ReactNode }) {
  const [name, open] = useState<string | null>(null);
  const value = useMemo(() => ({ name, open, close: () => open(null) }), [name]);
  return <Context value={value}>{children}</Context>;
}

export function useFactDrawer(): FactDrawerState {
  const drawer = use(Context);
  if (!drawer) throw new Error("useFactDrawer outside of FactDrawerProvider");
  return drawer;
}
