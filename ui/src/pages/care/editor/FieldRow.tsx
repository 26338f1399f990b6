import type { ReactNode } from "react";
import css from "./editor.module.css";

export function FieldRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.row} role="group" aria-label={label}>
      <span>{label}</span>
      <div>{children}</div>
    </div>
  );
}
