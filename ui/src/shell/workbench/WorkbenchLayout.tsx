import { CloseOutlined, InfoCircleOutlined, LoadingOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, App } from "antd";
import { memo, useEffect, useMemo, useState, type KeyboardEvent } from "react";
import { grouped } from "@/domain/numbers";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useHandbookKey } from "@/handbook/useHandbookKey";
import { useLocalized, useSay } from "@/i18n";
import { usePlatform, type WorkspaceView } from "@/platform";
import { SimulatorDock, SimulatorDrawer } from "@/simulator/SimulatorDock";
import { CHAPTER_OF } from "@/state/handbook";
import { useNavigation, type Page } from "@/state/navigation";
import { useOpenedWorkspace } from "@/state/WorkspaceContext";
import { NARROW, usePreferences } from "@/state/preferences";
import { KB, keys, useLearning } from "@/state/queries";
import { useOpenWorkspace } from "@/state/useWorkspace";
import { useMediaQuery } from "@/theme/useMediaQuery";
import { NewShopDialog } from "../begin/NewShopDialog";
import { OpenMerges } from "../merges/OpenMerges";
import { ImportDialog } from "../import/ImportDialog";
import { useImports } from "../import/useImports";
import { OnboardingStrip } from "../onboarding/OnboardingStrip";
import { Palette } from "../palette/Palette";
import { ShortcutsPage } from "../shortcuts/ShortcutsPage";
import { useGlobalKeys } from "../shortcuts/useGlobalKeys";
import { LostDrafts } from "./LostDrafts";
import { Rail } from "./Rail";
import { StatusBar } from "./StatusBar";
import { TopBar } from "./TopBar";
import { PageSwitch } from "./PageSwitch";
import { UnreadFiles } from "./UnreadFiles";
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
  const imports = useImports();
  useFollowChanges();
  useHandbookKey(CHAPTER_OF[useNavigation().target.page]);
  const { close, ...openers } = useMemo(
    () => ({
      onPalette: () => setOverlay("palette"),
      onShortcuts: () => setOverlay("shortcuts"),
      onNew: () => setOverlay("new"),
      close: () => setOverlay(null),
    }),
    [],
  );
  useGlobalKeys({ openPalette: openers.onPalette, openShortcuts: openers.onShortcuts });
  return (
    <>
      <div className={css.window}>
        <Top {...openers} onImport={imports.pick} onExport={imports.exportWorkbook} />
        <Middle />
        {narrow ? <SimulatorDrawer /> : simulatorOpen ? <Dock /> : null}
        <Status />
      </div>
      {overlay === "palette" ? (
        <Palette
          onShortcuts={openers.onShortcuts}
          onNew={openers.onNew}
          onClose={close}
          onImport={imports.pick}
          onExport={imports.exportWorkbook}
        />
      ) : null}
      {imports.files ? <ImportDialog files={imports.files} onClose={imports.close} /> : null}
      {overlay === "new" ? <NewShopDialog onOpened={switchTo} onClose={close} /> : null}
      <ShortcutsPage open={overlay === "shortcuts"} onClose={close} />
    </>
  );
}

// What is said in the simulator, and what lies over the window, reaches the layout as well; the
// places around it draw themselves when they have something else to show, and only then.
const Top = memo(TopBar);
const Dock = memo(SimulatorDock);
const Status = memo(StatusBar);
const Middle = memo(function Middle() {
  return (
    <>
      <Rail />
      <div className={css.middle}>
        <OnboardingStrip />
        <NotesStrip />
        <LearningStrip />
        <UnreadFiles />
        <OpenMerges />
        <LostDrafts />
        <PageArea />
      </div>
    </>
  );
});

/** The page. Reached by a key it has the keyboard: ↓ leads into its list, Tab to what is first. */
function PageArea() {
  const intoList = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "ArrowDown" || event.target !== event.currentTarget) return;
    const list = event.currentTarget.querySelector<HTMLElement>("[role=listbox][tabindex='0']");
    if (!list) return;
    event.preventDefault();
    list.focus();
    list.dispatchEvent(new window.KeyboardEvent("keydown", { key: event.key, bubbles: true }));
  };
  return (
    <main className={css.page} tabIndex={-1} onKeyDown={intoList}>
      <PageSwitch />
    </main>
  );
}

/**
 * What should be known about how this knowledge base was opened: it can't be written to, an
 * interrupted save was finished.
 */
function NotesStrip() {
  const say = useSay();
  const localized = useLocalized();
  const { notes } = useOpenedWorkspace();
  const [open, setOpen] = useState(true);
  if (!open || notes.length === 0) return null;
  return (
    <aside className={css.notes} role="status" data-testid="workspace-notes">
      <InfoCircleOutlined aria-hidden />
      <div>
        {notes.map((note) => (
          <p key={note.zh}>{localized(note)}</p>
        ))}
      </div>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined aria-hidden />}
        aria-label={say("common.dismiss")}
        onClick={() => setOpen(false)}
      />
    </aside>
  );
}

/** Where what is asked for rests on what is being learnt: that it waits. */
const WAIT_FOR_LEARNING: readonly Page[] = ["dialogues", "discover", "release"];

function LearningStrip() {
  const say = useSay();
  const entries = useLearning();
  const { page } = useNavigation().target;
  if (typeof entries !== "number" || !WAIT_FOR_LEARNING.includes(page)) return null;
  return (
    <aside className={css.notes} role="status" data-testid="learning">
      <LoadingOutlined aria-hidden />
      <div>
        <p>{say("status.waits", { entries: grouped(entries) })}</p>
      </div>
    </aside>
  );
}

/** Reads everything again when files change, and says so when it was somebody else. */
function useFollowChanges(): void {
  const platform = usePlatform();
  const queries = useQueryClient();
  const say = useSay();
  const { message } = App.useApp();
  const { read_only } = useOpenedWorkspace();
  // Whoever comes back to the window has perhaps just saved in another program.
  useEffect(() => {
    const look = () =>
      void platform.rescan().then(
        (changed) => {
          if (!changed) return;
          void queries.invalidateQueries({ queryKey: KB });
          void queries.invalidateQueries({ queryKey: keys.workspace });
        },
        () => undefined,
      );
    window.addEventListener("focus", look);
    // What another window has is taken over once that is closed.
    const again = read_only ? window.setInterval(look, 5000) : undefined;
    return () => {
      window.removeEventListener("focus", look);
      window.clearInterval(again);
    };
  }, [platform, queries, read_only]);
  useEffect(
    () =>
      platform.onWorkspaceChanged(({ files, outside }) => {
        void queries.invalidateQueries({ queryKey: KB });
        if (!outside || files.length === 0) return;
        // Of what can't be read the banner tells: it was not taken in.
        void platform.unreadFiles().then((unread) => {
          const held = unread.filter((one) => one.keeps_last).map(({ file }) => file);
          const taken = files.filter((file) => !held.includes(file)).slice(0, 3);
          if (taken.length === 0) return;
          const content = say("status.outside", { files: taken.join(", ") });
          void message.info({ key: "outside", content });
        });
      }),
    [platform, queries, say, message],
  );
}
