import type { ReactNode } from "react";
import type { FieldDiagnostic } from "@/platform";
import { DiagnosticLine } from "@/ui/DiagnosticLine";
import { keyed } from "@/ui/keyed";

type Props = {
  of: readonly FieldDiagnostic[];
  /** The field's path; a last `.*` stands for every field below it. */
  field: string;
  fix?: (found: FieldDiagnostic) => ReactNode;
};

/** What is wrong with one field of a part, beside it. */
export function PartDiagnostics({ of, field, fix }: Props) {
  const below = field.endsWith(".*") ? field.slice(0, -1) : null;
  const mine = of.filter((one) =>
    below ? `${one.field}.`.startsWith(below) : one.field === field,
  );
  return (
    <>
      {keyed(mine, ({ diagnostic }) => diagnostic.code).map(({ key, row }) => (
        <DiagnosticLine key={key} diagnostic={row.diagnostic} fix={fix?.(row)} />
      ))}
    </>
  );
}
