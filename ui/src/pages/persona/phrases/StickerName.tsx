import { SmileOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useSay } from "@/i18n";
import css from "./phrases.module.css";

type Props = {
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
export function StickerName({ value, off, name, testid, onChange, onDone }: Props) {
  const say = useSay();
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
        <SmileOutlined />
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
