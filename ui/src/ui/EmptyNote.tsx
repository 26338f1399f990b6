import type { ReactNode } from "react";
import css from "./notes.module.css";

/** Nothing here yet: one sentence that teaches, one button that starts. */
export function EmptyNote({
  icon,
  title,
  children,
  action,
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      {icon ? (
        <span className={css.emptyIcon} aria-hidden>
          {icon}
        </span>
      ) : null}
      <h3>{title}</h3>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}
