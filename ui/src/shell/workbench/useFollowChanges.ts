import { App } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSay } from "@/i18n";
import { usePlatform } from "@/platform";
import { KB } from "@/state/queries";

/** Reads everything again when files change, and says so when it was somebody else. */
export function useFollowChanges(): void {
  const platform = usePlatform();
  const queries = useQueryClient();
  const say = useSay();
  const { message } = App.useApp();
  // Whoever comes back to the window has perhaps just saved in another program.
  useEffect(() => {
    const look = () =>
      void platform.rescan().then(
        (changed) => {
          if (changed) void queries.invalidateQueries({ queryKey: KB });
        },
        () => undefined,
      );
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [platform, queries]);
  useEffect(
    () =>
      platform.onWorkspaceChanged(({ files, outside }) => {
        void queries.invalidateQueries({ queryKey: KB });
        if (outside)
          void message.info({
            key: "outside",
            content: say("status.outside", { files: files.slice(0, 3).join(", ") }),
          });
      }),
    [platform, queries, say, message],
  );
}
