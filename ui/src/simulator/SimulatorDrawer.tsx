import { Drawer } from "antd";
import { setPreferences, usePreferences } from "@/state/preferences";
import { useSay } from "@/i18n";
import { SimulatorPanel } from "./SimulatorPanel";

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
