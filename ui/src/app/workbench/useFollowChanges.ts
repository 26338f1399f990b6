import { App } from "antd";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSay } from "@/i18n";
import { usePlatform } from "@/platform";
import { KB } from "../queries";

/** Reads everything again when files change, and says so when it was somebody else. */
export function useFollowChanges(): void {
  const platform = usePlatform();
  const queries = useQueryClient();
  const say = useSay();
  const { message } = App.useApp();
  useEffect(() => platform.onWorkspaceChanged(({ files, outside }) => {
    void queries.invalidateQueries({ queryKey: KB });
    if (outside) void message.info({ key: "outside", content: say("status.outside", { files: files.slice(0, 3).join(", ") }) });
  }), [platform, queries, say, message]);
}
