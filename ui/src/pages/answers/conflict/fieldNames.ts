import type { Say, TextKey } from "@/i18n";

const known = [
  "question",
  "answer",
  "category",
  "enabled",
  "review_by",
  "note",
  "phrasings",
  "answers",
  "value",
];

export function fieldName(field: string, say: Say): string {
  return known.includes(field) ? say(`field.${field}` as TextKey) : field;
}

export function fieldNames(fields: readonly string[], say: Say): string {
  return fields.map((field) => fieldName(field, say)).join(say("common.comma"));
}
