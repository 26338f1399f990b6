import type { SigningPerson } from "@/platform";

/** Those who manage the list, each once: somebody may have two keys. */
export const managersOf = (people: readonly SigningPerson[]): string[] => [
  ...new Set(people.filter(({ manages }) => manages).map(({ person }) => person)),
];
