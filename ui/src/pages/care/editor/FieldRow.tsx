import type { ReactNode } from "react";
import css from "./editor.module.css";

export function FieldRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={css.row} aria-label={label}>
      <span>{label}</span>
      <div>{children}</div>
    </fieldset>
  );
}
