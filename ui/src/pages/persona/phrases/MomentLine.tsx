import { WarningFilled, SmileOutlined } from "@ant-design/icons";
import { useEffect, useMemo, useRef, useState } from "react";
import { FieldNotes, at } from "@/form/Field";
import { PictureChoice } from "@/form/PictureChoice";
import { useSay } from "@/i18n";
import type {
  Capability,
  ChatPolicy,
  FieldDiagnostic,
  MomentDraft,
  PlaceholderRow,
} from "@/platform";
import { useNavigation } from "@/state/navigation";
import { usePictures } from "@/state/queries";
import { PhraseList } from "./PhraseList";
import { standIn, slotsAt } from "./slots";
import css from "./phrases.module.css";

type Props = {
  moment: MomentDraft;
  capabilities: Capability[];
  placeholders: PlaceholderRow[];
  diagnostics: FieldDiagnostic[];
  chat: ChatPolicy;
  onChange: (change: Partial<MomentDraft>) => void;
  onDone: () => void;
  onCompleting: (open: boolean) => void;
};

/** A moment: when it is, and the variants that are said in turn. */
export function MomentLine({
  moment: { moment, phrases, sticker },
  capabilities,
  placeholders,
  diagnostics,
  chat,
  onChange,
  onDone,
  onCompleting,
}: Props) {
  const say = useSay();
  const { target } = useNavigation();
  const line = useRef<HTMLLIElement>(null);
  const marked = target.moment === moment;
  const slots = useMemo(() => slotsAt(placeholders, moment), [placeholders, moment]);
  useEffect(() => {
    if (marked) line.current?.scrollIntoView({ block: "center" });
  }, [marked]);
  const kind = standIn(moment);
  // What the check says about it says it all.
  const told = diagnostics.some(({ field }) => field === `moments.${moment}`);
  return (
    <li ref={line} className={css.line} data-marked={marked} data-testid={`moment-${moment}`}>
      <div className={css.when}>
        <h3>{say(`moment.${moment}`)}</h3>
        <p>{say(`momentHint.${moment}`)}</p>
        {moment === "agent_opening" ? null : (
          <StickerName
            testid={`sticker-${moment}`}
            value={sticker}
            off={chat.stickers === false}
            name={say(`moment.${moment}`)}
            onChange={(name) => onChange({ sticker: name })}
            onDone={onDone}
          />
        )}
      </div>
      <div>
        {phrases.length === 0 && !told ? (
          <p className={css.none} data-needed={kind === "needed"}>
            {kind === "needed" ? <WarningFilled aria-hidden /> : null}{" "}
            {say(`phrase.without.${kind}`)}
          </p>
        ) : null}
        <PhraseList
          phrases={phrases}
          path={`moments.${moment}`}
          name={say(`moment.${moment}`)}
          testid={`phrases-${moment}`}
          placeholders={slots}
          capabilities={capabilities}
          diagnostics={diagnostics}
          onChange={(next) => onChange({ phrases: next })}
          onDone={onDone}
          onCompleting={onCompleting}
        />
        <FieldNotes notes={at(diagnostics, `moments.${moment}`)} />
      </div>
    </li>
  );
}

type StickerNameProps = {
  value: string;
  off: boolean;
  name: string;
  testid: string;
  onChange: (name: string) => void;
  onDone: () => void;
};

/**
 * The sticker that goes with a moment, by its name; most moments have none, and then it takes no
 * room.
 */
function StickerName({ value, off, name, testid, onChange, onDone }: StickerNameProps) {
  const say = useSay();
  const pictures = usePictures().data?.pictures ?? [];
  const [open, setOpen] = useState(false);
  if (!open) {
    const about = say(off ? "phrase.stickersOff" : "phrase.stickerHint");
    return (
      <button
        type="button"
        className={`plain ${css.sticker}`}
        data-set={value !== ""}
        aria-label={value ? undefined : `${say("phrase.addSticker")}: ${name}`}
        title={value ? about : `${say("phrase.addSticker")} · ${about}`}
        onClick={() => setOpen(true)}
        data-testid={testid}
      >
        <SmileOutlined aria-hidden />
        {value
          ? ` ${say("simulator.sticker", { name: value })}${off ? say("phrase.stickerOff") : ""}`
          : null}
      </button>
    );
  }
  const close = () => {
    setOpen(false);
    onDone();
  };
  if (pictures.length > 0)
    return (
      <PictureChoice
        value={value}
        onChange={onChange}
        label={`${say("phrase.stickerName")}: ${name}`}
        placeholder={say("pictures.sticker")}
        testid={`${testid}-choice`}
        autoFocus
        onBlur={close}
      />
    );
  return (
    <input
      className={css.stickerInput}
      autoFocus
      value={value}
      placeholder={say("phrase.stickerName")}
      aria-label={`${say("phrase.stickerName")}: ${name}`}
      onChange={(event) => onChange(event.target.value.trim())}
      onBlur={close}
      data-kb-text
      onKeyDown={(event) => {
        if ((event.key === "Enter" || event.key === "Escape") && !event.nativeEvent.isComposing)
          close();
      }}
    />
  );
}
