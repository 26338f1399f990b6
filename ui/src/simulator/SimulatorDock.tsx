import { Drawer } from "antd";
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { useSay } from "@/i18n";
import { setPreferences, usePreferences } from "@/state/preferences";
import { useMediaQuery } from "@/theme/useMediaQuery";
import { SimulatorPanel } from "./SimulatorPanel";
import css from "./simulator.module.css";

const LEAST = 320;
const MOST = 900;
/** What the page keeps beside it. */
const PAGE = 720;
/**
 * From this width on the case record stands beside the conversation, in windows that have room for
 * it.
 */
const WIDE = 640;
const ROOMY = `(min-width: ${PAGE + WIDE}px)`;
const NORMAL = 380;
const most = () => Math.max(LEAST, Math.min(MOST, window.innerWidth - PAGE));
const clamp = (width: number) => Math.round(Math.min(most(), Math.max(LEAST, width)));

/** The simulator beside every page; its edge is dragged, or moved with the arrow keys. */
export function SimulatorDock() {
  const say = useSay();
  const { simulatorWidth } = usePreferences();
  const roomy = useMediaQuery(ROOMY);
  const start = useRef<{ x: number; width: number } | null>(null);
  const width = clamp(simulatorWidth);
  const move = (event: PointerEvent) => {
    if (start.current)
      setPreferences({
        simulatorWidth: clamp(start.current.width + start.current.x - event.clientX),
      });
  };
  const key = (event: KeyboardEvent) => {
    const step = { ArrowLeft: 24, ArrowRight: -24 }[event.key];
    if (step) setPreferences({ simulatorWidth: clamp(width + step) });
  };
  return (
    <aside
      className={css.dock}
      style={{ width }}
      aria-label={say("simulator.title")}
      data-testid="simulator"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that is moved, which hr is not */}
      <div
        className={css.edge}
        role="separator"
        aria-orientation="vertical"
        aria-label={say("simulator.resize")}
        tabIndex={0}
        aria-valuenow={width}
        aria-valuemin={LEAST}
        aria-valuemax={most()}
        onKeyDown={key}
        onPointerDown={(event) => {
          start.current = { x: event.clientX, width };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={move}
        onPointerUp={() => {
          start.current = null;
        }}
      />
      <SimulatorPanel
        wide={roomy && width >= WIDE}
        onWiden={
          roomy
            ? () => setPreferences({ simulatorWidth: width >= WIDE ? NORMAL : clamp(720) })
            : undefined
        }
      />
    </aside>
  );
}

/** Where the window is too narrow for a third column. */
export function SimulatorDrawer() {
  const say = useSay();
  const { simulatorDrawer } = usePreferences();
  return (
    <Drawer
      open={simulatorDrawer}
      onClose={() => setPreferences({ simulatorDrawer: false })}
      aria-label={say("simulator.title")}
      size={400}
      mask={false}
      closable={false}
      styles={{ body: { padding: 0 } }}
      data-testid="simulator"
    >
      <SimulatorPanel onClose={() => setPreferences({ simulatorDrawer: false })} />
    </Drawer>
  );
}
