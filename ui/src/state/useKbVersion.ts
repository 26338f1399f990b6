import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { usePlatform } from "@/platform";
import { KB } from "./queries";

/** A number that changes with the knowledge base, for what is worked out from all of it. */
export function useKbVersion(): number {
  const platform = usePlatform();
  const queries = useQueryClient();
  const [version, setVersion] = useState(0);
  useEffect(
    () => platform.onWorkspaceChanged(() => setVersion((before) => before + 1)),
    [platform],
  );
  // Own writes invalidate what was read, also where the Rust side sends no event for them.
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (
          event.type === "updated" &&
          event.action.type === "invalidate" &&
          event.query.queryKey[0] === KB[0] &&
          event.query.queryKey[1] === "status"
        )
          setVersion((before) => before + 1);
      }),
    [queries],
  );
  return version;
}
