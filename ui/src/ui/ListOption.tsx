import type { ComponentProps } from "react";

/**
 * A row of a listbox. The focus, and with it every key, stays with the list or with the field above
 * it, which names the picked row in `aria-activedescendant`; so a row takes no focus of its own.
 */
export function ListOption({ selected, ...row }: ComponentProps<"div"> & { selected: boolean }) {
  // biome-ignore lint/a11y/useFocusableInteractive: the focus stays with the list, see above
  return <div role="option" aria-selected={selected} {...row} />;
}
