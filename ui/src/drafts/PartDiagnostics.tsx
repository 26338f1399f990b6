import type { FieldDiagnostic } from "@/platform";
import { DiagnosticLine } from "@/ui/DiagnosticLine";

/** What is wrong with one field of a part, beside it. */
export function PartDiagnostics({ of, field }: { of: readonly FieldDiagnostic[]; field: string }) {
  const mine = of.filter((one) => one.field === field);
  return (
    <>
      {mine.map(({ diagnostic }, at) => (
        <DiagnosticLine key={`${diagnostic.code}-${at}`} diagnostic={diagnostic} />
      ))}
    </>
  );
}
