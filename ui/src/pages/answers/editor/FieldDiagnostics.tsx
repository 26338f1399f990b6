import type { ReactNode } from "react";
import type { DraftCheck, DraftDiagnostic } from "@/platform";
import { DiagnosticLine } from "@/ui/DiagnosticLine";

type Props = {
  check: DraftCheck;
  field: string;
  index?: number | null;
  fix?: (diagnostic: DraftDiagnostic) => ReactNode;
};

/** What is wrong with one field, directly under it. */
export function FieldDiagnostics({ check, field, index = null, fix }: Props) {
  const mine = check.diagnostics.filter((one) => one.field === field && one.index === index);
  return (
    <>
      {mine.map((one, at) => (
        <DiagnosticLine
          key={`${one.diagnostic.code}-${at}`}
          diagnostic={one.diagnostic}
          fix={fix?.(one)}
        />
      ))}
    </>
  );
}
