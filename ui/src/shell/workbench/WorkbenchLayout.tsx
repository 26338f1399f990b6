import { useState } from "react";
import type { WorkspaceView } from "@/platform";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useMediaQuery } from "@/theme/useMediaQuery";
import { SimulatorDock } from "@/simulator/SimulatorDock";
import { SimulatorDrawer } from "@/simulator/SimulatorDrawer";
import { FactDrawer } from "@/pages/facts/FactDrawer";
import { FactDrawerProvider } from "@/state/FactDrawerContext";
import { OnboardingStrip } from "../onboarding/OnboardingStrip";
import { Palette } from "../palette/Palette";
import { ShortcutsPage } from "../shortcuts/ShortcutsPage";
import { useGlobalKeys } from "../shortcuts/useGlobalKeys";
import { NARROW, usePreferences } from "@/state/preferences";
import { useOpenWorkspace } from "@/state/useWorkspace";
import { NewShopDialog } from "../begin/NewShopDialog";
import { LostDrafts } from "./LostDrafts";
import { NotesStrip } from "./NotesStrip";
import { PageSwitch } from "./PageSwitch";
import { Rail } from "./Rail";
import { StatusBar } from "./StatusBar";
import { TopBar } from "./TopBar";
import { useFollowChanges } from "./useFollowChanges";
import css from "./workbench.module.css";

/** Rail, page, simulator, status: the places that never move. */
export function WorkbenchLayout() {
  const [overlay, setOverlay] = useState<"palette" | "shortcuts" | "new" | null>(null);
  const narrow = useMediaQuery(NARROW);
  const { simulatorOpen } = usePreferences();
  const drafts = useDrafts();
  const open = useOpenWorkspace();
  const switchTo = async (opening: Promise<WorkspaceView>) => {
    await drafts.flushAll();
    await open(opening);
  };
  useFollowChanges();
  useGlobalKeys({
    openPalette: () => setOverlay("palette"),
    openShortcuts: () => setOverlay("shortcuts"),
  });
  return (
    <FactDrawerProvider>
      <div className={css.window}>
        <TopBar
          onPalette={() => setOverlay("palette")}
          onShortcuts={() => setOverlay("shortcuts")}
          onNew={() => setOverlay("new")}
        />
        <Rail />
        <div className={css.middle}>
          <OnboardingStrip />
          <NotesStrip />
          <LostDrafts />
          <main className={css.page}>
            <PageSwitch />
          </main>
        </div>
        {narrow ? <SimulatorDrawer /> : simulatorOpen ? <SimulatorDock /> : null}
        <StatusBar />
      </div>
      <FactDrawer />
      {overlay === "palette" ? (
        <Palette
          onClose={() => setOverlay(null)}
          onShortcuts={() => setOverlay("shortcuts")}
          onNew={() => setOverlay("new")}
        />
      ) : null}
      {overlay === "new" ? (
        <NewShopDialog onOpened={switchTo} onClose={() => setOverlay(null)} />
      ) : null}
      <ShortcutsPage open={overlay === "shortcuts"} onClose={() => setOverlay(null)} />
    </FactDrawerProvider>
  );
}
