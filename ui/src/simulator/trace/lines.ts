import type { Turn } from "@/platform";

const CERTAIN = 10_000;

/**
 * From which confidence the bot answers, if a score decided; `CERTAIN` if only an exact wording
 * would do.
 */
export function answerLine({ trace }: Turn): number | null {
  return trace.threshold?.answer ?? null;
}

/** Whether the budget leaves room for exact wordings alone. */
export function exactOnly(turn: Turn): boolean {
  return answerLine(turn) === CERTAIN;
}

export const points = (score: number) => Math.round(score / 100);
