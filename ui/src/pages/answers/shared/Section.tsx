import type { ReactNode } from "react";
import css from "./shared.module.css";

/** A part of the entry under a small heading. `name` is what a link to a problem names. */
export function Section({
  name,
  title,
  count,
  hint,
  children,
}: {
  name: string;
  title: string;
  count?: number;
  hint?: string;
  children: ReactNode;
}) {
  return (
    <section className={css.section} data-field={name}>
      <header>
        <h2>
          {title}
          {count === undefined ? null : <span>{count}</span>}
        </h2>
        {hint ? <p>{hint}</p> : null}
      </header>
      {children}
    </section>
  );
}
