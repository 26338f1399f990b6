import type { FieldDiagnostic } from "@/platform";
import { DiagnosticLine } from "@/ui/DiagnosticLine";
import { keyed } from "@/ui/keyed";

/** What is wrong with one field of a part, beside it. */
export function PartDiagnostics({ of, field }: { of: readonly FieldDiagnostic[]; field: string }) {
  const mine = of.filter((one) => one.field === field);
  return (
    <>
      {keyed(mine, ({ diagnostic }) => diagnostic.code).map(({ key, row: { diagnostic } }) => (
        <DiagnosticLine key={key} diagnostic={diagnostic} />
      ))}
    </>
  );
}
