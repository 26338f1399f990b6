import { useDeferredValue } from "react";

/**
 * Whether what lies further down is there, too: not in the first drawing, unless it is what was
 * asked for, but right after it. So what one looks at first doesn't wait for what one would have to
 * scroll to.
 */
export function useRestDrawn(askedFor = false): boolean {
  return useDeferredValue(true, askedFor);
}
