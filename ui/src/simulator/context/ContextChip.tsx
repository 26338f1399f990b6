import { Popover } from "antd";
import type { ReactNode } from "react";
import { useReturnFocus } from "@/ui/useReturnFocus";
import css from "./context.module.css";

type Props = {
  icon: ReactNode;
  label: string;
  value: string | null;
  testid: string;
  children: ReactNode;
};

/** One part of the situation: what it is, or its name while nothing is set; a click edits it. */
export function ContextChip({ icon, label, value, testid, children }: Props) {
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
        data-testid={testid}
        aria-label={value ? `${label}: ${value}` : label}
      >
        {icon}
        <span>{value ?? label}</span>
      </button>
    </Popover>
  );
}
