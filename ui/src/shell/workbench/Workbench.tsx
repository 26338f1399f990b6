import { useMemo } from "react";
import type { WorkspaceView } from "@/platform";
import { DraftsProvider } from "@/drafts/DraftsProvider";
import { LiveDraftProvider } from "@/drafts/LiveDraft";
import { TrialProvider } from "@/drafts/TrialProvider";
import { SimulatorProvider } from "@/simulator/SimulatorProvider";
import { NavigationProvider, type Target } from "@/state/navigation";
import { OnboardingProvider } from "@/state/OnboardingProvider";
import { WorkspaceProvider } from "@/state/WorkspaceContext";
import { WorkbenchLayout } from "./WorkbenchLayout";

/** One open knowledge base and all that is done with it. */
export function Workbench({ workspace }: { workspace: WorkspaceView }) {
  const first = useMemo<Target>(
    () => ({ page: workspace.is_sample ? "answers" : "overview" }),
    [workspace.is_sample],
  );
  return (
    <WorkspaceProvider value={workspace}>
      <NavigationProvider first={first}>
        <DraftsProvider workspace={workspace.path}>
          <LiveDraftProvider>
            <TrialProvider>
              <OnboardingProvider>
                <SimulatorProvider>
                  <WorkbenchLayout />
                </SimulatorProvider>
              </OnboardingProvider>
            </TrialProvider>
          </LiveDraftProvider>
        </DraftsProvider>
      </NavigationProvider>
    </WorkspaceProvider>
  );
}
