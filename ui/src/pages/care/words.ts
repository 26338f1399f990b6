import type { FieldDiagnostic } from "@/platform";

const order = ["error", "warning", "hint"];

/** What matters most of what is wrong. Hints are not worth a mark on a card. */
export function worst(diagnostics: readonly FieldDiagnostic[]): FieldDiagnostic | undefined {
  return diagnostics
    .filter(({ diagnostic }) => diagnostic.severity !== "hint")
    .sort((a, b) => order.indexOf(a.diagnostic.severity) - order.indexOf(b.diagnostic.severity))[0];
}
