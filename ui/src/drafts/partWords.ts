// What stands in a field of a part, in words, to be compared with another version.
import type { Say } from "@/i18n";

export function partWords(value: unknown, say: Say): string {
  if (typeof value === "boolean") return say(value ? "common.yes" : "common.no");
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  const below = Array.isArray(value) ? value : phraseOrFields(value);
  const lines = below.map((one) => partWords(one, say)).filter((text) => text !== "");
  return lines.join(Array.isArray(value) ? "\n" : " · ");
}

/** Of a phrase its text first. Ids say nothing to people. */
function phraseOrFields(value: object): unknown[] {
  const { text, ...others } = value as { text?: unknown };
  return [text, ...Object.entries(others).flatMap(([key, one]) => (key === "id" ? [] : [one]))];
}
