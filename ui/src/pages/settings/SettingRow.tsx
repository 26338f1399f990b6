import type { ReactNode } from "react";
import css from "./settings.module.css";

export function SettingRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.row}>
      <span>{label}</span>
      <div>{children}</div>
    </div>
  );
}
