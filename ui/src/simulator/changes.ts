// What an edit changes in the open conversation, compared with how it was when the editing began:
// saving in between changes nothing about that.
import { same } from "@/drafts/same";
import type { SimulatedTurn, Turn } from "@/platform";

/** What the customer notices of a turn. */
function noticed({ replies, action, options }: Turn) {
  return { replies, action, options };
}

/**
 * The turns to compare with, extended to turns that came in during the edit (as they would have
 * been before it).
 */
export function extendedBaseline(
  baseline: readonly Turn[],
  turns: readonly SimulatedTurn[],
  editing: boolean,
): Turn[] {
  if (!editing) return turns.map(({ turn }) => turn);
  return turns.map(({ turn, before }, index) => baseline[index] ?? before ?? turn);
}

/** For each turn the one it was, where the customer would notice the difference. */
export function changedTurns(
  baseline: readonly Turn[],
  turns: readonly SimulatedTurn[],
): (Turn | null)[] {
  return turns.map(({ turn }, index) => {
    const before = baseline[index];
    return before && !same(noticed(before), noticed(turn)) ? before : null;
  });
}
