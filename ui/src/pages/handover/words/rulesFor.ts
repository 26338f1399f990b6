import type { RuleRow } from "@/platform";

/** The rules that hand over because of a danger topic. */
export function rulesFor(rules: readonly RuleRow[], topic: string): RuleRow[] {
  return rules.filter(({ draft }) =>
    [draft.when, ...draft.any].some(({ danger = [] }) => danger.includes(topic)),
  );
}
