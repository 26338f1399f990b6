import { useEffect } from "react";
import { closeHandbook, isHandbookOpen, openHandbook } from "@/state/handbook";

/** F1 opens the handbook at the chapter about where one is, and closes it. */
export function useHandbookKey(chapter: string): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "F1" || event.defaultPrevented) return;
      event.preventDefault();
      if (isHandbookOpen()) closeHandbook();
      else openHandbook(chapter);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [chapter]);
}
