// Which moments need words, and what stands in where none are written.
import type { Moment } from "@/platform";

const NEEDED: readonly Moment[] = [
  "greeting",
  "thanks",
  "goodbye",
  "clarify",
  "ask_product",
  "ask_order",
  "unknown",
  "handoff",
  "missing",
  "empty",
];
const SILENT: readonly Moment[] = ["opener", "closer"];

/**
 * `needed`: there must be a phrase; `plain`: otherwise Kaopu's own words are said; `silent`:
 * otherwise nothing is said.
 */
export function standIn(moment: Moment): "needed" | "plain" | "silent" {
  if (NEEDED.includes(moment)) return "needed";
  return SILENT.includes(moment) ? "silent" : "plain";
}
