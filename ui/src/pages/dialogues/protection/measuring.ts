import { useBackgroundRun, type BackgroundJob } from "@/drafts/useBackgroundRun";
import type { ProtectionProgress } from "@/platform";
import { keys } from "@/state/queries";

const JOB: BackgroundJob<ProtectionProgress> = {
  begun: { done: 0, total: 0 },
  finds: keys.protection,
  run: (platform) => platform.measureProtection(),
  stop: (platform) => platform.stopProtection(),
  listen: (platform, handle) => platform.onProtectionProgress(handle),
};

/** The run that finds out what nobody would notice. */
export const useMeasuring = () => useBackgroundRun(JOB);

export type MeasuringControl = ReturnType<typeof useMeasuring>;
