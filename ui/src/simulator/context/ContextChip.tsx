import { Popover } from "antd";
import type { ReactNode } from "react";
import css from "./context.module.css";

type Props = {
  icon: ReactNode;
  label: string;
  value: string | null;
  testid: string;
  hot?: boolean;
  children: ReactNode;
};

/**
 * One part of the situation: what it is, or its name while nothing is set; a click opens its
 * editor. A hot one holds for the next message only.
 */
export function ContextChip({ icon, label, value, testid, hot = false, children }: Props) {
  return (
    <Popover
      trigger="click"
      placement="topLeft"
      destroyOnHidden
      content={<div className={css.editor}>{children}</div>}
    >
      <button
        type="button"
        className={css.chip}
        data-set={value !== null}
        data-hot={hot && value !== null}
        data-testid={testid}
        aria-label={value ? `${label}: ${value}` : label}
      >
        {icon}
        {value ?? label}
      </button>
    </Popover>
  );
}
