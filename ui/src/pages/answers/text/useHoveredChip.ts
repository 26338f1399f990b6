import { useState, type MouseEvent, type RefObject } from "react";

/** The chip under the pointer. The textarea lies above the chips, so their rectangles are asked. */
export function useHoveredChip(mirror: RefObject<HTMLElement | null>) {
  const [name, setName] = useState<string | null>(null);
  const onMouseMove = ({ clientX, clientY }: MouseEvent) => {
    const chips = mirror.current?.querySelectorAll<HTMLElement>("[data-chip]") ?? [];
    const chip = [...chips].find((one) =>
      [...one.getClientRects()].some(
        ({ left, right, top, bottom }) =>
          clientX >= left && clientX <= right && clientY >= top && clientY <= bottom,
      ),
    );
    setName(chip?.dataset.chip ?? null);
  };
  return { name, onMouseMove, onMouseLeave: () => setName(null) };
}
