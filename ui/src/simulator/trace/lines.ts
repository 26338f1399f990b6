import type { Turn } from "@/platform";

/** From which confidence the bot asks back and answers, as far as the decision names it. */
export function linesOf({ trace: { decision } }: Turn): { ask: number | null; answer: number | null } {
  switch (decision.by) {
    case "clear":
    case "close": return { ask: null, answer: decision.needed };
    case "weak": return { ask: decision.needed, answer: null };
    default: return { ask: null, answer: null };
  }
}
