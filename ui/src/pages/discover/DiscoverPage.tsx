import { FileSearchOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import dayjs from "dayjs";
import { useEffect } from "react";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type DiscoveryView } from "@/platform";
import { useDiscovery } from "@/state/queries";
import { EmptyNote, ErrorNote, Loaded } from "@/ui/notes";
import { PageFrame, Part } from "@/ui/PageFrame";
import { CoverageBar } from "./coverage/CoverageBar";
import { Curve } from "./coverage/Curve";
import { Unasked } from "./coverage/Unasked";
import { JudgingPart } from "./judging/JudgingPart";
import { LeftPart } from "./left/LeftPart";
import { ColumnChoices } from "./log/ColumnChoices";
import { ReadingProgress } from "./log/ReadingProgress";
import { useReading, type ReadingControl } from "./log/reading";
import { useGesture } from "@/drafts/useGesture";
import css from "./discover.module.css";

/**
 * What customers really ask: how much of it is answered, what is left, and how often the bot is
 * right.
 */
export function DiscoverPage() {
  const say = useSay();
  const platform = usePlatform();
  const discovery = useDiscovery();
  const reading = useReading();
  const { read, fail } = reading;
  const open = (file: string | null | undefined) => {
    if (file) read({ file, columns: [], encoding: null });
  };
  const pick = () => platform.pickChats(say("discover.pickTitle")).then(open, fail);
  useEffect(
    () =>
      platform.onFilesDropped(({ files: [file] }) => {
        if (file) read({ file, columns: [], encoding: null });
      }),
    [platform, read],
  );
  const view = discovery.data;
  return (
    <PageFrame
      title={say("nav.discover")}
      lead={view ? <Source view={view} /> : say("discover.lead")}
      actions={view ? <LogActions reading={reading} onPick={() => void pick()} /> : null}
      testid="page-discover"
    >
      <Unreadable reading={reading} />
      {reading.far ? <ReadingProgress far={reading.far} onStop={reading.stop} /> : null}
      <Loaded query={discovery}>
        {(found) =>
          found ? (
            <Found view={found} reading={reading} />
          ) : reading.far ? null : (
            <EmptyNote
              icon={<FileSearchOutlined aria-hidden />}
              title={say("discover.emptyTitle")}
              action={
                <Button type="primary" onClick={() => void pick()} data-testid="discover-pick">
                  {say("discover.pick")}
                </Button>
              }
            >
              {say("discover.emptyBody")}
              <br />
              {say("discover.formats")}
            </EmptyNote>
          )
        }
      </Loaded>
    </PageFrame>
  );
}

function Found({ view, reading }: { view: DiscoveryView; reading: ReadingControl }) {
  const say = useSay();
  return (
    <>
      <CoverageBar
        coverage={view.coverage}
        stale={view.stale}
        busy={reading.far !== null}
        onAgain={reading.again}
      />
      <Part title={say("discover.curve")} testid="discover-curve-part">
        {view.curve.length ? (
          <Curve steps={view.curve} />
        ) : (
          <p className={css.soft}>{say("discover.noCurve")}</p>
        )}
        <Unasked entries={view.unasked} />
      </Part>
      <LeftPart left={view.left} />
      <JudgingPart />
    </>
  );
}

/** Which log it is, and what there is to know about how it was read. */
function Source({ view }: { view: DiscoveryView }) {
  const say = useSay();
  const localized = useLocalized();
  return (
    <>
      <span data-testid="discover-source">
        {say("discover.source", {
          file: view.file,
          date: dayjs(view.read_at).format("YYYY-MM-DD"),
          messages: view.messages,
          sessions: view.sessions,
          count: view.masked,
        })}
      </span>
      {view.notes.map((note) => (
        <span key={note.zh} className={css.note}>
          {localized(note)}
        </span>
      ))}
    </>
  );
}

function LogActions({ reading, onPick }: { reading: ReadingControl; onPick: () => void }) {
  const say = useSay();
  const platform = usePlatform();
  const { modal } = App.useApp();
  const { gesture } = useGesture();
  // What was judged goes with it and nothing brings it back: so it is asked for once.
  const forget = () =>
    modal.confirm({
      title: say("discover.forgetTitle"),
      content: say("discover.forgetBody"),
      okText: say("discover.forget"),
      cancelText: say("common.cancel"),
      okButtonProps: { danger: true, "data-testid": "discover-forget-ok" },
      onOk: async () => {
        await gesture(
          () => platform.forgetChats(),
          () => say("discover.forgotten"),
        );
        reading.dismiss();
      },
    });
  return (
    <>
      <Button disabled={reading.far !== null} onClick={onPick} data-testid="discover-other">
        {say("discover.other")}
      </Button>
      <Button type="text" onClick={forget} data-testid="discover-forget">
        {say("discover.forget")}
      </Button>
    </>
  );
}

/** A log that could not be read: why, and what its columns may be. */
function Unreadable({ reading }: { reading: ReadingControl }) {
  const say = useSay();
  const { error, choice, read, dismiss } = reading;
  if (!error) return null;
  return (
    <div className={css.unreadable}>
      <ErrorNote
        error={error}
        action={
          <Button size="small" onClick={dismiss} data-testid="discover-dismiss">
            {say("common.dismiss")}
          </Button>
        }
      />
      {choice && toApiError(error).code === "bad-input" ? (
        <ColumnChoices key={choice.file} choice={choice} onRead={read} />
      ) : null}
    </div>
  );
}
