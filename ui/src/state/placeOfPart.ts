// Where a problem of a persona, a care moment or a rule is put right: beside the field that it was
// found in.
import type {
  CareView,
  Diagnostic,
  EscalationView,
  FieldDiagnostic,
  Moment,
  PersonasView,
} from "@/platform";
import type { Target } from "./navigation";

export type Parts = { personas?: PersonasView; care?: CareView; escalation?: EscalationView };

/** The page with the part opened and the moment in view; `null` if no part has this problem. */
export function placeOfPart(
  diagnostic: Diagnostic,
  { personas, care, escalation }: Parts,
): Target | null {
  const fieldIn = (all: readonly FieldDiagnostic[]) =>
    all.find((one) => isSame(one.diagnostic, diagnostic))?.field;
  for (const { draft, diagnostics } of care?.moments ?? []) {
    if (fieldIn(diagnostics) !== undefined) return { page: "care", care: draft.id };
  }
  for (const { draft, diagnostics } of personas?.personas ?? []) {
    const field = fieldIn(diagnostics);
    if (field === undefined) continue;
    const [list, id] = field.split(".");
    if (list === "care" && id) return { page: "care", care: id };
    return list === "moments" && id
      ? { page: "persona", persona: draft.id, moment: id as Moment }
      : { page: "persona", persona: draft.id };
  }
  for (const { draft, diagnostics } of escalation?.rules ?? []) {
    const name = fieldIn(diagnostics);
    if (name !== undefined)
      return {
        page: "handover",
        rule: draft.id,
        ...(name ? { field: { name, index: null } } : {}),
      };
  }
  for (const { draft, diagnostics } of escalation?.queues ?? []) {
    if (fieldIn(diagnostics) !== undefined) return { page: "handover", queue: draft.id };
  }
  return null;
}

function isSame(a: Diagnostic, b: Diagnostic): boolean {
  return (
    a.code === b.code &&
    a.place.file === b.place.file &&
    a.place.row === b.place.row &&
    a.message.zh === b.message.zh
  );
}
