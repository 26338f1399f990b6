import { useRef, type KeyboardEvent } from "react";

/**
 * Gives the keyboard back to what opened a pop-up when that closes with the focus in it: else it
 * would be nowhere, and the next Tab begin at the window's top. `closeOnEscape` is for what is in
 * the pop-up: a hint over the button that opened it would have Escape to itself first.
 */
export function useReturnFocus<T extends HTMLElement>(setOpen?: (open: boolean) => void) {
  const opener = useRef<T>(null);
  const onOpenChange = (open: boolean) => {
    setOpen?.(open);
    if (open) return;
    setTimeout(() => {
      const { activeElement } = document;
      const nowhere = !activeElement || activeElement === document.body;
      if (nowhere || activeElement.closest(".ant-popover, .ant-dropdown")) opener.current?.focus();
    }, 0);
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    const list =
      event.target instanceof Element ? event.target.getAttribute("aria-expanded") : null;
    if (event.key !== "Escape" || event.nativeEvent.isComposing || list === "true") return;
    event.stopPropagation();
    onOpenChange(false);
  };
  return { opener, onOpenChange, closeOnEscape };
}
