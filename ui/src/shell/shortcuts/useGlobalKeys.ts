import { useCallback, useEffect, useRef } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { PAGES, pageKey, useNavigation } from "@/state/navigation";
import { useSimulator } from "@/simulator/SimulatorProvider";
import { isSimulatorOpen, toggleSimulator } from "@/state/preferences";
import { useUndo } from "@/drafts/useUndo";
import { modHeld } from "@/domain/keyNames";

/**
 * Keys that work everywhere. In a field that isn't the knowledge base's own text (search,
 * passphrase), undo is the field's.
 */
export function useGlobalKeys({
  openPalette,
  openShortcuts,
}: {
  openPalette: () => void;
  openShortcuts: () => void;
}): void {
  const { go, back } = useNavigation();
  const drafts = useDrafts();
  const undo = useUndo();
  const toSimulator = useToSimulator();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      const field =
        event.target instanceof HTMLElement
          ? event.target.closest("input, textarea, [contenteditable=true]")
          : null;
      const run = (action: () => void) => {
        event.preventDefault();
        action();
      };
      if (event.altKey && key === "arrowleft" && !field) return run(back);
      if (!modHeld(event)) {
        if (key === "?" && !field) run(openShortcuts);
        return;
      }
      const page = PAGES.find((one) => pageKey(one) === key);
      if (page && !event.shiftKey)
        return run(() => {
          go({ page });
          // So that ↓ and Tab go on in the page, not where the keyboard was before.
          document.querySelector<HTMLElement>("main")?.focus();
        });
      if (key === "k") return run(openPalette);
      if (key === "s") return run(() => void drafts.flushAll());
      if (key === "j") return run(toSimulator);
      const ownUndo = field !== null && field.closest("[data-kb-text]") === null;
      if ((key === "z" || key === "y") && !ownUndo)
        return run(() => void undo(key === "y" || event.shiftKey ? "redo" : "undo"));
      return undefined;
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [go, back, drafts, undo, toSimulator, openPalette, openShortcuts]);
}

/** Into the simulator's input; from there back to where one was, the simulator put away. */
function useToSimulator(): () => void {
  const { focus } = useSimulator();
  const from = useRef<HTMLElement | null>(null);
  return useCallback(() => {
    const { activeElement: active } = document;
    if (isSimulatorOpen() && active?.closest("[data-testid=simulator]")) {
      toggleSimulator(false);
      from.current?.focus();
      return;
    }
    from.current = active instanceof HTMLElement ? active : null;
    toggleSimulator(true);
    focus();
  }, [focus]);
}
