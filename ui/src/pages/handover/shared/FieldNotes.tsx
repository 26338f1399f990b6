import type { FieldDiagnostic } from "@/platform";
import { DiagnosticLine } from "@/ui/DiagnosticLine";

/** What is wrong, directly under what it concerns. */
export function FieldNotes({ notes }: { notes: readonly FieldDiagnostic[] }) {
  return (
    <>
      {notes.map(({ field, diagnostic }, at) => (
        <DiagnosticLine key={`${field}-${diagnostic.code}-${at}`} diagnostic={diagnostic} />
      ))}
    </>
  );
}
