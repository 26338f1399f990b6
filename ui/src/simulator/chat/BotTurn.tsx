import { SoundOutlined } from "@ant-design/icons";
import Bubble from "@ant-design/x/es/bubble";
import { Popover } from "antd";
import { useRef, useState } from "react";
import { grouped } from "@/domain/numbers";
import { useSay } from "@/i18n";
import type { Message, Turn, TurnOption } from "@/platform";
import { useLearning, useSpeakingFace, useSpeakingName } from "@/state/queries";
import { PictureImage } from "@/ui/PictureImage";
import { useSimulator } from "../SimulatorProvider";
import { FixPanel } from "../fix/FixPanel";
import { AgentView } from "../handover/AgentView";
import { Notice } from "../handover/Notice";
import { TracePanel } from "../trace/TracePanel";
import { ReplyPictures } from "./ReplyPictures";
import { TraceLine } from "./TraceLine";
import css from "./chat.module.css";

type Props = {
  index: number;
  message: Message;
  turn: Turn;
  before: Turn | null;
  last: boolean;
  onChoose: (label: string) => void;
};

/** What the bot does about one message, and the quiet line that leads to the reasons. */
export function BotTurn({ index, message, turn, before, last, onChoose }: Props) {
  const say = useSay();
  const [why, setWhy] = useState(false);
  const [fixing, setFixing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const closeFix = () => {
    setFixing(false);
    // The keyboard goes back to where it came from.
    setTimeout(() => box.current?.querySelector<HTMLElement>("[data-fix-open]")?.focus(), 0);
  };
  const name = useSpeakingName();
  return (
    <div
      ref={box}
      className={css.bot}
      data-testid="sim-turn"
      data-action={turn.action}
      data-entry={turn.entry ?? ""}
      data-changed={before !== null}
    >
      {turn.replies.map((reply, at) => (
        <Bubble
          // biome-ignore lint/suspicious/noArrayIndexKey: the number of the bubble
          key={at}
          placement="start"
          avatar={at === 0 ? <Avatar name={name} /> : <span className={css.noAvatar} />}
          classNames={{ content: css.white }}
          content={reply.text}
          contentRender={() => (
            <>
              {reply.text ? <span data-testid="sim-reply">{reply.text}</span> : null}
              <ReplyPictures reply={reply} />
              {reply.ssml ? <Spoken ssml={reply.ssml} /> : null}
              {at === turn.replies.length - 1 && turn.options.length > 0 ? (
                <Options options={turn.options} active={last} onChoose={onChoose} />
              ) : null}
            </>
          )}
        />
      ))}
      {turn.replies.length === 0 ? (
        <p className={css.silent} data-testid="sim-silent">
          {say(turn.action === "silent" ? "simulator.silent" : "simulator.saidNothing")}
        </p>
      ) : null}
      <div className={css.under}>
        {before ? <ChangedBadge before={before} /> : null}
        <ByWords />
        <TraceLine
          turn={turn}
          open={why}
          onToggle={() => setWhy(!why)}
          fixing={fixing}
          onFix={() => (fixing ? closeFix() : setFixing(true))}
          index={index}
        />
      </div>
      {why ? <TracePanel message={message} turn={turn} /> : null}
      {fixing ? <FixPanel index={index} turn={turn} onClose={closeFix} /> : null}
      {turn.record ? <AgentView record={turn.record} /> : null}
      {turn.notices?.map((record) => (
        <Notice key={record.case} record={record} />
      ))}
    </div>
  );
}

/** Meaning is still being learnt: this reply doesn't know it. */
function ByWords() {
  const say = useSay();
  const entries = useLearning();
  if (typeof entries !== "number") return null;
  const why = say("simulator.byWordsWhy", { entries: grouped(entries) });
  return (
    <span className={css.badge} title={why} data-testid="sim-by-words">
      {say("simulator.byWords")}
    </span>
  );
}

/** This reply is another than before the edit, or than now; that one on hover or focus. */
function ChangedBadge({ before }: { before: Turn }) {
  const say = useSay();
  const isNow = useSimulator().against === "now";
  return (
    <Popover
      trigger={["hover", "focus"]}
      placement="topLeft"
      title={say(isNow ? "simulator.saidNow" : "simulator.wasBefore")}
      content={
        <p className={css.was}>
          {before.replies.map(({ text }) => text).join("\n") || say("simulator.silent")}
        </p>
      }
    >
      <button type="button" className={css.badge} data-testid="sim-changed">
        {say(isNow ? "simulator.otherThanNow" : "simulator.changed")}
      </button>
    </Popover>
  );
}

/** What the customer may choose from; only the last question is still open. */
function Options({
  options,
  active,
  onChoose,
}: {
  options: TurnOption[];
  active: boolean;
  onChoose: (label: string) => void;
}) {
  return (
    <ol className={css.options}>
      {options.map((option, index) => (
        <li key={option.id}>
          <button
            type="button"
            disabled={!active}
            onClick={() => onChoose(option.label)}
            data-testid={`sim-option-${option.id}`}
          >
            <span>{index + 1}</span>
            {option.label}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** On the phone: that it is spoken, and on demand exactly how, as SSML. */
function Spoken({ ssml }: { ssml: string }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <span className={css.spoken}>
      <button
        type="button"
        className="plain"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-testid="sim-ssml-toggle"
      >
        <SoundOutlined aria-hidden />
        {say(open ? "simulator.hideSsml" : "simulator.showSsml")}
      </button>
      {open ? <code data-testid="sim-ssml">{ssml}</code> : null}
    </span>
  );
}

/** The persona's face: its picture, else the first character of its name. */
export function Avatar({ name }: { name: string }) {
  const face = useSpeakingFace();
  if (face) return <PictureImage file={face} alt="" className={css.face} />;
  return (
    <span className={css.avatar} aria-hidden>
      {Array.from(name)[0] ?? "·"}
    </span>
  );
}
