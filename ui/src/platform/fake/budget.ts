// What each budget leads to in the made-up shop: plausible, not measured.
import type { BudgetView, EntryDraft, Fates } from "@/platform";

const STOPS = [10, 20, 30, 50, 70, 100, 150, 200, 300, 400, 500, 700, 1_000, 1_500, 2_000];

export function budgetView(current: number, entries: EntryDraft[]): BudgetView {
  const enabled = entries.filter(({ enabled: on }) => on);
  const stops = [...new Set([...STOPS, current])]
    .sort((a, b) => a - b)
    .map((budget, index, all) => {
      const bold = index / (all.length - 1);
      return {
        budget,
        promised: budget >= 30,
        known: fates(Math.round(4_800 + 3_300 * bold), Math.round(budget / 1.1), 0.7),
        strangers: fates(0, budget * 2, 0.3),
      };
    });
  return {
    current,
    stops,
    entries: enabled.length,
    wordings: enabled.reduce((sum, { phrasings }) => sum + phrasings.length + 1, 0),
  };
}

function fates(right: number, wrong: number, asking: number): Fates {
  const asked = Math.round((10_000 - right - wrong) * asking);
  return { right, wrong, asked, given_up: 10_000 - right - wrong - asked };
}
