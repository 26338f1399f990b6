import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { KB } from "@/state/queries";
import { useDrafts } from "@/drafts/DraftsProvider";
import { usePlatform, type DialogueProgress, type RunReport } from "@/platform";

export type Run = {
  progress: DialogueProgress | null;
  report: RunReport | null;
  error: unknown;
  start: () => void;
  cancel: () => void;
};

/** A run of all dialogues: how far it is, how it came out. */
export function useRun(): Run {
  const platform = usePlatform();
  const drafts = useDrafts();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<DialogueProgress | null>(null);
  const [report, setReport] = useState<RunReport | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(
    () => platform.onDialogueProgress((now) => setProgress((before) => (before ? now : before))),
    [platform],
  );
  const start = useCallback(() => {
    setError(null);
    setReport(null);
    setProgress({ done: 0, total: 0 });
    void (async () => {
      try {
        await drafts.flushAll();
        setReport(await platform.runDialogues());
        await queries.invalidateQueries({ queryKey: KB });
      } catch (thrown) {
        setError(thrown);
      } finally {
        setProgress(null);
      }
    })();
  }, [platform, drafts, queries]);
  const cancel = useCallback(() => void platform.cancelRun().catch(setError), [platform]);
  return { progress, report, error, start, cancel };
}
