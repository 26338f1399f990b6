import type { CaseRecord, SimulatedTurn } from "@/platform";

/** What the human who has the conversation received; `null` while the bot has it. */
export function humanWith(turns: readonly SimulatedTurn[]): CaseRecord | null {
  const last = turns.at(-1)?.turn.action;
  if (last !== "hand_over" && last !== "silent") return null;
  return turns.findLast(({ turn }) => turn.action === "hand_over")?.turn.record ?? null;
}
