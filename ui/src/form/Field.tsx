import type { ReactNode } from "react";
import type { FieldDiagnostic } from "@/platform";
import { DiagnosticLine } from "@/ui/DiagnosticLine";
import { keyed } from "@/ui/keyed";
import css from "./form.module.css";

type Props = {
  label: string;
  /** What a link to a problem names. */
  field?: string;
  notes?: readonly FieldDiagnostic[];
  hint?: ReactNode;
  children: ReactNode;
};

/** A named field, with what it is for and what is wrong with it beneath. */
export function Field({ label, field, notes = [], hint, children }: Props) {
  return (
    <fieldset className={css.field} aria-label={label} data-field={field}>
      <span className={css.label}>{label}</span>
      <div className={css.control}>
        {children}
        {hint ? <p className={css.hint}>{hint}</p> : null}
        <FieldNotes notes={notes} />
      </div>
    </fieldset>
  );
}

/** What is wrong, directly under what it concerns. */
export function FieldNotes({
  notes,
  fix,
}: {
  notes: readonly FieldDiagnostic[];
  fix?: (found: FieldDiagnostic) => ReactNode;
}) {
  return keyed(notes, ({ field, diagnostic }) => `${field} ${diagnostic.code}`).map(
    ({ key, row }) => <DiagnosticLine key={key} diagnostic={row.diagnostic} fix={fix?.(row)} />,
  );
}

// Which of a draft's diagnostics belong beside which field. Every one is shown somewhere: beside
// its field, or at the head of the part.

const within = (field: string, place: string) => field === place || field.startsWith(`${place}.`);

/** Those of a place itself. */
export function at(diagnostics: readonly FieldDiagnostic[], place: string): FieldDiagnostic[] {
  return diagnostics.filter(({ field }) => field === place);
}

/** Those of a place and of all that lies within it. */
export function under(diagnostics: readonly FieldDiagnostic[], place: string): FieldDiagnostic[] {
  return diagnostics.filter(({ field }) => within(field, place));
}

/** Those of none of these places. */
export function elsewhere(
  diagnostics: readonly FieldDiagnostic[],
  places: readonly string[],
): FieldDiagnostic[] {
  return diagnostics.filter(({ field }) => !places.some((place) => within(field, place)));
}
