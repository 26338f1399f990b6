import type { ReactNode } from "react";
import type { FieldDiagnostic } from "@/platform";
import { FieldNotes } from "./FieldNotes";
import css from "./shared.module.css";

type Props = {
  label: ReactNode;
  field?: string;
  notes?: readonly FieldDiagnostic[];
  hint?: ReactNode;
  children: ReactNode;
};

/** A named field, with what is wrong with it beneath. */
export function Row({ label, field, notes = [], hint, children }: Props) {
  return (
    <div className={css.row} data-field={field}>
      <span className={css.label}>{label}</span>
      <div className={css.control}>
        {children}
        {hint ? <p className={css.hint}>{hint}</p> : null}
        <FieldNotes notes={notes} />
      </div>
    </div>
  );
}
