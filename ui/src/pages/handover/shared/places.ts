// Which of a draft's diagnostics belong beside which field. Every one is shown somewhere: beside
// its field, or at the head of the part.
import type { FieldDiagnostic } from "@/platform";

const within = (field: string, place: string) => field === place || field.startsWith(`${place}.`);

/** Those of a place and of all that lies within it. */
export function under(diagnostics: readonly FieldDiagnostic[], place: string): FieldDiagnostic[] {
  return diagnostics.filter(({ field }) => within(field, place));
}

/** Those of none of these places. */
export function elsewhere(
  diagnostics: readonly FieldDiagnostic[],
  places: readonly string[],
): FieldDiagnostic[] {
  return diagnostics.filter(({ field }) => !places.some((place) => within(field, place)));
}
