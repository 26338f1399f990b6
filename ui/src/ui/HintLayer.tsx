import { Tooltip } from "antd";
import { useEffect, useState } from "react";

const DELAY_MS = 100;
const ID = "window-hint";

/**
 * The hint of what is pointed at (`data-hint`). One for the window: a tooltip around each of the
 * controls of hundreds of rows takes longer to draw than the rows.
 */
export function HintLayer() {
  const [of, show] = useState<HTMLElement | null>(null);
  useEffect(() => {
    let wanted: HTMLElement | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const want = (next: HTMLElement | null) => {
      if (next === wanted) return;
      wanted = next;
      clearTimeout(timer);
      timer = setTimeout(show, DELAY_MS, next);
    };
    const over = ({ target }: Event) =>
      want(target instanceof Element ? target.closest<HTMLElement>("[data-hint]") : null);
    const hide = () => {
      clearTimeout(timer);
      show(null);
    };
    const away = () => want(null);
    document.addEventListener("pointerover", over);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("scroll", hide, true);
    document.documentElement.addEventListener("pointerleave", away);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", over);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("scroll", hide, true);
      document.documentElement.removeEventListener("pointerleave", away);
    };
  }, []);
  useEffect(() => {
    of?.setAttribute("aria-describedby", ID);
    return () => of?.removeAttribute("aria-describedby");
  }, [of]);
  if (!of?.isConnected) return null;
  const { left, top, width, height } = of.getBoundingClientRect();
  return (
    <Tooltip key={`${left} ${top}`} id={ID} open title={of.dataset.hint}>
      <span
        aria-hidden
        style={{ position: "fixed", pointerEvents: "none", left, top, width, height }}
      />
    </Tooltip>
  );
}
