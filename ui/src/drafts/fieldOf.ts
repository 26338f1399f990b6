import { same } from "./same";

/**
 * Where two states of a part differ: the path of the one field that does (`answers.0.from`), or of
 * what holds all that do; `null` if they say the same.
 */
export function fieldOf(before: unknown, after: unknown): string | null {
  if (same(before, after)) return null;
  if (!isNode(before) || !isNode(after) || sizeOf(before) !== sizeOf(after)) return "";
  const changed = Object.keys(after).filter((key) => !same(before[key], after[key]));
  const [only] = changed;
  if (only === undefined || changed.length > 1) return changed.sort().join("+");
  const below = fieldOf(before[only], after[only]);
  return below ? `${only}.${below}` : only;
}

/** Lists that differ in length differ as a whole. */
const sizeOf = (node: object) => (Array.isArray(node) ? node.length : -1);

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
