import type { ReactNode } from "react";
import { useLocalized } from "@/i18n";
import type { Diagnostic } from "@/platform";
import { SeverityIcon } from "./icons";
import css from "./diagnostic.module.css";

/**
 * A mistake beside the field it concerns: what is wrong, what to do, and a button where one click
 * does it.
 */
export function DiagnosticLine({ diagnostic, fix }: { diagnostic: Diagnostic; fix?: ReactNode }) {
  const localized = useLocalized();
  const hint = localized(diagnostic.hint);
  return (
    <p
      className={css.line}
      data-testid={`diagnostic-${diagnostic.code}`}
      data-severity={diagnostic.severity}
    >
      <SeverityIcon severity={diagnostic.severity} />
      <span>
        {localized(diagnostic.message)}
        {hint ? <span className={css.hint}>{hint}</span> : null}
      </span>
      {fix}
    </p>
  );
}
