import type { ReactNode } from "react";
import css from "./who.module.css";

/** A labelled field with one line about what it is for. */
export function Field({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: string;
  children: ReactNode;
}) {
  return (
    <fieldset className={css.field} aria-label={label}>
      <span>{label}</span>
      <div>
        {children}
        {hint ? <small>{hint}</small> : null}
      </div>
    </fieldset>
  );
}
