// The danger topics that there are, as the files spell them.
export const TOPICS = [
  "injury",
  "illness",
  "allergy",
  "food_safety",
  "fire",
  "minor",
  "legal",
  "fraud",
  "privacy",
] as const;
export type Topic = (typeof TOPICS)[number];
