import type { ReactNode } from "react";
import { PageHelp } from "./PageHelp";
import css from "./pageHelp.module.css";

/** The name of a page, and the way to what the handbook says about it. */
export function PageTitle({ children }: { children: ReactNode }) {
  return (
    <div className={css.title}>
      <h1>{children}</h1>
      <PageHelp />
    </div>
  );
}
