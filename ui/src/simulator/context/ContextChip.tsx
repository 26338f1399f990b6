import { Popover } from "antd";
import type { ReactNode } from "react";
import { useReturnFocus } from "@/ui/useReturnFocus";
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
  const { opener, onOpenChange } = useReturnFocus<HTMLButtonElement>();
  return (
    <Popover
      onOpenChange={onOpenChange}
      trigger="click"
      placement="topLeft"
      destroyOnHidden
      content={<div className={css.editor}>{children}</div>}
    >
      <button
        ref={opener}
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
