import type { Verdict } from "@/platform";

/** Decides about changes, or takes back what was decided. */
export type Decide = (ids: string[], verdict: Verdict | null) => Promise<void>;
