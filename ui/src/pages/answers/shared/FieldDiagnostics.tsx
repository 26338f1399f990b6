import type { ReactNode } from "react";
import type { DraftCheck, DraftDiagnostic } from "@/platform";
import { DiagnosticLine } from "@/ui/DiagnosticLine";
import { keyed } from "@/ui/keyed";

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
      {keyed(mine, ({ diagnostic }) => diagnostic.code).map(({ key, row: one }) => (
        <DiagnosticLine key={key} diagnostic={one.diagnostic} fix={fix?.(one)} />
      ))}
    </>
  );
}
