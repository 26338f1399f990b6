import type { FieldDiagnostic } from "@/platform";
import { DiagnosticLine } from "@/ui/DiagnosticLine";
import { keyed } from "@/ui/keyed";

/** What is wrong, directly under what it concerns. */
export function FieldNotes({ notes }: { notes: readonly FieldDiagnostic[] }) {
  return (
    <>
      {keyed(notes, ({ field, diagnostic }) => `${field} ${diagnostic.code}`).map(
        ({ key, row }) => (
          <DiagnosticLine key={key} diagnostic={row.diagnostic} />
        ),
      )}
    </>
  );
}
