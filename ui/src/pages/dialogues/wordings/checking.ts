import { useBackgroundRun, type BackgroundJob } from "@/drafts/useBackgroundRun";
import type { WordingsProgress } from "@/platform";
import { keys } from "@/state/queries";

const JOB: BackgroundJob<WordingsProgress> = {
  begun: { stage: "ways", done: 0, total: 0 },
  finds: keys.wordings,
  run: (platform) => platform.checkWordings(),
  stop: (platform) => platform.stopWordings(),
  listen: (platform, handle) => platform.onWordingsProgress(handle),
};

/** The run that tries how customers write. */
export const useChecking = () => useBackgroundRun(JOB);

export type CheckingControl = ReturnType<typeof useChecking>;
