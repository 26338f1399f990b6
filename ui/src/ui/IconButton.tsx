import type { ComponentProps, ReactNode } from "react";
import css from "./iconButton.module.css";

type Props = Omit<ComponentProps<"button">, "children" | "type" | "title"> & {
  /** What it does: shown to who points at it and, unless `aria-label` says more, read. */
  title: string;
  icon: ReactNode;
};

/**
 * A button of an icon alone. It stands in rows by the hundred, so it is a button and no more: how it
 * looks is a sheet's business, and its hint is shown by the window's one `HintLayer`.
 */
export function IconButton({ title, icon, className = "", ...rest }: Props) {
  return (
    <button
      type="button"
      className={`plain ${css.button} ${className}`}
      aria-label={title}
      data-hint={title}
      {...rest}
    >
      {icon}
    </button>
  );
}
