import { useEffect, type RefObject } from "react";
import { useNavigation } from "@/state/navigation";

/** Brings the field that a link named into view, and the keyboard into it. */
export function useShowField(body: RefObject<HTMLElement | null>, ready: boolean): void {
  const { target } = useNavigation();
  useEffect(() => {
    if (!ready || !target.field) return;
    const { name, index } = target.field;
    const place =
      (index === null
        ? null
        : body.current?.querySelector<HTMLElement>(`[data-field="${name}:${index}"]`)) ??
      body.current?.querySelector<HTMLElement>(`[data-field="${name}"]`);
    if (!place) return;
    place.scrollIntoView({ block: "center" });
    place.querySelector<HTMLElement>("textarea, input, button")?.focus({ preventScroll: true });
    place.animate?.(
      [
        { backgroundColor: "color-mix(in srgb, var(--accent) 16%, transparent)" },
        { backgroundColor: "transparent" },
      ],
      { duration: 1200 },
    );
  }, [body, ready, target]);
}
