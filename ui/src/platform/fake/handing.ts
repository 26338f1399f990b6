import type { DangerDraft, EscalationSettingsDraft, QueueDraft, RuleDraft } from "@/platform";

/** The parts of the made-up shop that say who takes over, and when. */
export type Handing = {
  rules: RuleDraft[];
  queues: QueueDraft[];
  dangers: DangerDraft[];
  settings: EscalationSettingsDraft;
};
