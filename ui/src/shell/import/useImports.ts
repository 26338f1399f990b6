import { App } from "antd";
import { useCallback, useEffect, useState } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useOpenedWorkspace } from "@/state/WorkspaceContext";
import { onWaiting, takeWaiting } from "./waiting";

/** Files that are to be looked at: chosen, or dropped on the window. And the way out: a workbook. */
export function useImports() {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const drafts = useDrafts();
  const { title } = useOpenedWorkspace();
  const { message } = App.useApp();
  const [files, setFiles] = useState<string[] | null>(null);
  // What is being typed is part of what the files are held against.
  const look = useCallback(
    async (chosen: string[]) => {
      if (chosen.length === 0) return;
      await drafts.flushAll();
      setFiles(chosen);
    },
    [drafts],
  );
  // What is dropped on 发现 is a log of chats.
  const { page } = useNavigation().target;
  useEffect(() => {
    if (page === "discover") return undefined;
    return platform.onFilesDropped(({ files: dropped }) => void look(dropped));
  }, [platform, look, page]);
  useEffect(() => {
    void look(takeWaiting());
    return onWaiting((waiting) => void look(waiting));
  }, [look]);
  const said = useCallback(
    (thrown: unknown) => {
      const { message: what, hints } = toApiError(thrown);
      void message.error([what, ...hints].map(localized).join(" "));
    },
    [message, localized],
  );
  const pick = useCallback(() => {
    platform
      .pickImport(say("imports.pickTitle"))
      .then((chosen) => look(chosen ?? []))
      .catch(said);
  }, [platform, say, look, said]);
  const exportWorkbook = useCallback(() => {
    drafts
      .flushAll()
      .then(() => platform.exportWorkbook(say("imports.saveTitle"), `${title}.xlsx`))
      .then((exported) => {
        if (!exported) return;
        const done = say("imports.saved", { file: exported.files[0] ?? "" });
        void message.success([done, ...exported.losses.map(localized)].join(" "), 8);
      })
      .catch(said);
  }, [drafts, platform, say, title, message, localized, said]);
  return { files, close: useCallback(() => setFiles(null), []), pick, exportWorkbook };
}
