import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";
import { placeAt } from "./useRuleOrder";

/**
 * A rule under the pointer: where it stood, how far it was carried, and where it would come to
 * stand.
 */
export type Carried = { id: string; from: number; to: number; by: number };
type Grip = { id: string; from: number; middles: number[]; start: number };

const EDGE = 40;

/**
 * Carrying a row of a list by its handle. The list scrolls along at its edges; Escape puts the row
 * back.
 */
export function usePointerOrder(
  scroller: RefObject<HTMLElement | null>,
  onMove: (id: string, place: number) => void,
) {
  const [carried, setCarried] = useState<Carried | null>(null);
  const grip = useRef<Grip | null>(null);
  const drop = useCallback(() => {
    grip.current = null;
    setCarried(null);
  }, []);
  const height = () => scroller.current?.scrollTop ?? 0;

  useEffect(() => {
    if (!carried) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        drop();
      }
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [carried, drop]);

  const handle = (id: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const row = event.currentTarget.closest("li");
      if (event.button !== 0 || !row?.parentElement) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      const rows = [...row.parentElement.children];
      const middles = rows.map((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return (top + bottom) / 2 + height();
      });
      const from = rows.indexOf(row);
      grip.current = { id, from, middles, start: event.clientY + height() };
      setCarried({ id, from, to: from, by: 0 });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const held = grip.current;
      if (!held) return;
      const frame = scroller.current?.getBoundingClientRect();
      if (frame && event.clientY < frame.top + EDGE) scroller.current?.scrollBy(0, -12);
      if (frame && event.clientY > frame.bottom - EDGE) scroller.current?.scrollBy(0, 12);
      const by = event.clientY + height() - held.start;
      setCarried({
        id: held.id,
        from: held.from,
        to: placeAt(held.middles, held.from, (held.middles[held.from] ?? 0) + by),
        by,
      });
    },
    onPointerUp: () => {
      const held = grip.current;
      if (held && carried && carried.to !== held.from) onMove(held.id, carried.to);
      drop();
    },
    onPointerCancel: drop,
  });
  return { carried, handle };
}
