import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { usePlatform, type WorkspaceView } from "@/platform";
import { keys } from "./queries";

/** The open knowledge base: what is open, else the one used last, else the sample. */
export function useWorkspace() {
  const platform = usePlatform();
  return useQuery({
    queryKey: keys.workspace,
    queryFn: async () => {
      const open = await platform.workspace();
      if (open) return open;
      const last = (await platform.recentWorkspaces()).find(({ exists }) => exists);
      return last ? platform.openWorkspace(last.path) : platform.openSample();
    },
  });
}

/** Opens another knowledge base in place of this one. */
export function useOpenWorkspace() {
  const queries = useQueryClient();
  return useCallback(
    async (opening: Promise<WorkspaceView>) => {
      const view = await opening;
      queries.removeQueries({ queryKey: ["kb"] });
      queries.setQueryData(keys.workspace, view);
      await queries.invalidateQueries({ queryKey: keys.recents });
    },
    [queries],
  );
}
