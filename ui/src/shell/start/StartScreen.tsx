import { FolderOpenOutlined, ImportOutlined, PlusOutlined, ShopOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useHandbookKey } from "@/handbook/useHandbookKey";
import { useSay } from "@/i18n";
import { RecentList } from "@/pages/settings/RecentList";
import { usePlatform, type WorkspaceView } from "@/platform";
import { openHandbook } from "@/state/handbook";
import { useOpenWorkspace } from "@/state/useWorkspace";
import { ErrorNote } from "@/ui/notes";
import { Mark } from "@/ui/icons";
import { NewShopDialog } from "../begin/NewShopDialog";
import { LOOK, waitForImport } from "../import/waiting";
import css from "./start.module.css";

const FIRST_CHAPTER = "start";

/** When nothing could be opened: what happened, and five ways on. */
export function StartScreen({ error }: { error: unknown }) {
  const say = useSay();
  const platform = usePlatform();
  const open = useOpenWorkspace();
  const [failure, setFailure] = useState<unknown>(error);
  const [beginning, setBeginning] = useState(false);
  useHandbookKey(FIRST_CHAPTER);
  const attempt = (opening: Promise<WorkspaceView>) => open(opening).catch(setFailure);
  const pick = async () => {
    const path = await platform.pickFolder(say("start.pickTitle"));
    if (path) await attempt(platform.openWorkspace(path));
  };
  const fromFiles = async (dropped?: string[]) => {
    const files = dropped ?? (await platform.pickImport(say("imports.pickTitle")));
    if (!files?.length) return;
    const place = await platform.pickFolder(say("begin.pickTitle"));
    if (!place) return;
    const opening = platform.beginForImport(place, { ...LOOK, files });
    await open(opening);
    waitForImport(files);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it calls changes with no state
  useEffect(
    () => platform.onFilesDropped(({ files }) => void fromFiles(files).catch(setFailure)),
    [platform],
  );
  return (
    <main className={css.start} data-testid="start-screen">
      <Mark size={56} />
      <h1>{say("start.title")}</h1>
      <p className={css.lead}>{say("start.lead")}</p>
      {failure ? <ErrorNote error={failure} /> : null}
      <div className={css.ways}>
        <Button
          type="primary"
          size="large"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setBeginning(true)}
          data-testid="start-new"
        >
          {say("begin.open")}
        </Button>
        <Button
          size="large"
          icon={<ImportOutlined aria-hidden />}
          onClick={() => void fromFiles().catch(setFailure)}
          data-testid="start-import"
        >
          {say("imports.begin")}
        </Button>
        <Button
          size="large"
          icon={<FolderOpenOutlined aria-hidden />}
          onClick={() => void pick().catch(setFailure)}
          data-testid="start-open-folder"
        >
          {say("start.openFolder")}
        </Button>
        <Button
          size="large"
          icon={<ShopOutlined aria-hidden />}
          onClick={() => void attempt(platform.openSample())}
          data-testid="start-open-sample"
        >
          {say("start.openSample")}
        </Button>
      </div>
      {beginning ? <NewShopDialog onOpened={open} onClose={() => setBeginning(false)} /> : null}
      <button
        type="button"
        className={`plain link ${css.handbook}`}
        onClick={() => openHandbook(FIRST_CHAPTER)}
        data-testid="start-handbook"
      >
        {say("handbook.first")}
      </button>
      <RecentList onOpen={(path) => void attempt(platform.openWorkspace(path))} />
    </main>
  );
}
