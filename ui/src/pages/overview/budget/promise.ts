// What a budget promises, in questions that can be counted.
import type { BudgetStop } from "@/platform";

/**
 * Of how many questions how many may begin with a wrong answer, and how many of these be plain
 * answers: the fewest hundreds, thousands, … in which both are whole numbers.
 */
export function promiseOf({ budget, begun_wrong }: Pick<BudgetStop, "budget" | "begun_wrong">): {
  of: number;
  begun: number;
  wrong: number;
} {
  const of = [100, 1_000].find((questions) =>
    [budget, begun_wrong].every((share) => (share * questions) % 10_000 === 0),
  );
  const questions = of ?? 10_000;
  return {
    of: questions,
    begun: (begun_wrong * questions) / 10_000,
    wrong: (budget * questions) / 10_000,
  };
}
