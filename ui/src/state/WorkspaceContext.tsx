import { createContext, use, type ReactNode } from "react";
import type { WorkspaceView } from "@/platform";

const Context = createContext<WorkspaceView | null>(null);

export function WorkspaceProvider({
  value,
  children,
}: {
  value: WorkspaceView;
  children: ReactNode;
}) {
  return <Context value={value}>{children}</Context>;
}

export function useOpenedWorkspace(): WorkspaceView {
  const workspace = use(Context);
  if (!workspace) throw new Error("useOpenedWorkspace outside of a workbench");
  return workspace;
}
