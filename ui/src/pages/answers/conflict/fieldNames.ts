import type { Say, TextKey } from "@/i18n";

const known = [
  "question",
  "answer",
  "category",
  "enabled",
  "review_by",
  "sensitive",
  "note",
  "phrasings",
  "answers",
  "value",
];

export function fieldName(field: string, say: Say): string {
  return known.includes(field) ? say(`field.${field}` as TextKey) : field;
}

/** What a switch says: an entry is on or off, the rest is so or not. */
export function yesOrNo(field: string, value: boolean, say: Say): string {
  if (field === "enabled") return say(value ? "answers.on" : "answers.off");
  return say(value ? "common.yes" : "common.no");
}

export function fieldNames(fields: readonly string[], say: Say): string {
  return fields.map((field) => fieldName(field, say)).join(say("common.comma"));
}
