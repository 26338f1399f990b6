import type { ReactNode } from "react";
import { PageTitle } from "./PageTitle";
import css from "./frame.module.css";

/**
 * A page that reads from top to bottom: a heading with what can be done, and a column of text
 * width.
 */
export function PageFrame({
  title,
  lead,
  actions,
  children,
  testid,
}: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  testid?: string;
}) {
  return (
    <div className={css.page} data-testid={testid}>
      <div className={css.column}>
        <header className={css.heading}>
          <div>
            <PageTitle>{title}</PageTitle>
            {lead ? <p>{lead}</p> : null}
          </div>
          {actions ? <div className={css.actions}>{actions}</div> : null}
        </header>
        {children}
      </div>
    </div>
  );
}

/** A part of a page, set apart by a heading and air, not by a box. */
export function Part({
  title,
  count,
  extra,
  children,
  testid,
}: {
  title: ReactNode;
  count?: number;
  extra?: ReactNode;
  children: ReactNode;
  testid?: string;
}) {
  return (
    <section className={css.part} data-testid={testid}>
      <header>
        <h2>
          {title}
          {count === undefined ? null : <span>{count}</span>}
        </h2>
        {extra}
      </header>
      {children}
    </section>
  );
}
