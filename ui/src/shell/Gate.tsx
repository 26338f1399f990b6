import { StartScreen } from "./start/StartScreen";
import { Splash } from "./start/Splash";
import { Workbench } from "./workbench/Workbench";
import { useWorkspace } from "@/state/useWorkspace";

/** Nothing, the start screen, or the workbench. */
export function Gate() {
  const workspace = useWorkspace();
  if (workspace.data) return <Workbench key={workspace.data.path} workspace={workspace.data} />;
  if (workspace.isPending) return <Splash />;
  return <StartScreen error={workspace.error} />;
}
