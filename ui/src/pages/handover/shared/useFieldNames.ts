import { useSay, type TextKey } from "@/i18n";

const KNOWN = [
  "title",
  "queue",
  "notify",
  "fallback",
  "urgency",
  "say",
  "say_closed",
  "ask_first",
  "when",
  "any",
  "name",
  "hours",
  "days",
  "week",
  "dates",
  "workdays",
  "holidays",
  "on_holidays",
  "words",
  "except",
  "needs",
  "angry",
  "urgent",
  "worried",
  "calm",
  "complaint_words",
  "complaint_entries",
  "complaint_categories",
];

/** A field of a draft in the person's words. */
export function useFieldNames(): (field: string) => string {
  const say = useSay();
  return (field) => (KNOWN.includes(field) ? say(`handover.field.${field}` as TextKey) : field);
}
