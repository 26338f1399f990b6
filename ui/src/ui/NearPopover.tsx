import { Popover, type PopoverProps } from "antd";
import {
  cloneElement,
  useRef,
  useState,
  type ComponentProps,
  type ReactElement,
  type RefObject,
} from "react";
import css from "./near.module.css";

type Props = Omit<PopoverProps, "children" | "trigger" | "destroyOnHidden"> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  opener: RefObject<HTMLButtonElement | null>;
  children: ReactElement<ComponentProps<"button">>;
};

/**
 * What opens at the press of a button that stands in many rows. Until it has been pressed once there
 * is only the button, which stays the same one: a press must begin and end on it.
 */
export function NearPopover({ open, onOpenChange, opener, children, ...popover }: Props) {
  const [used, use] = useState(open);
  if (open && !used) use(true);
  // A press on the button is none beside the pop-up, which would close it before it is toggled.
  const pressed = useRef(false);
  const button = cloneElement(children, {
    ref: opener,
    "aria-haspopup": "dialog",
    "aria-expanded": open,
    onPointerDown: () => {
      pressed.current = true;
      setTimeout(() => {
        pressed.current = false;
      }, 0);
    },
    onClick: () => onOpenChange(!open),
  });
  return (
    <span className={css.near}>
      {button}
      {used ? (
        <Popover
          trigger="click"
          destroyOnHidden
          open={open}
          onOpenChange={(next) => {
            if (!pressed.current) onOpenChange(next);
          }}
          {...popover}
        >
          <span aria-hidden className={css.place} />
        </Popover>
      ) : null}
    </span>
  );
}
