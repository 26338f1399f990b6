import { Drawer } from "antd";
import { setPreferences, usePreferences } from "@/app/preferences";
import { useSay } from "@/i18n";
import { SimulatorPanel } from "./SimulatorPanel";

/** Where the window is too narrow for a third column. */
export function SimulatorDrawer() {
  const say = useSay();
  const { simulatorDrawer } = usePreferences();
  return (
    <Drawer
      open={simulatorDrawer} onClose={() => setPreferences({ simulatorDrawer: false })} title={say("simulator.title")} size={400} mask={{ blur: false }}
      styles={{ body: { padding: 0 }, header: { padding: "8px 12px" } }} data-testid="simulator"
    >
      <SimulatorPanel />
    </Drawer>
  );
}
