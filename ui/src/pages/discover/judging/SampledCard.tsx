import { Button } from "antd";
import type { KeyboardEvent, RefObject } from "react";
import { useSay } from "@/i18n";
import type { ReplyVerdict, SampledReply } from "@/platform";
import { UsedEntry } from "./UsedEntry";
import css from "./judging.module.css";

const VERDICTS: readonly ReplyVerdict[] = ["right", "wrong", "human"];

/** A question and the reply to it, to be judged with a key each. */
export function SampledCard({
  place,
  sampled,
  busy,
  onJudge,
  onTakeBack,
}: {
  place: RefObject<HTMLDivElement | null>;
  sampled: SampledReply;
  busy: boolean;
  onJudge: (verdict: ReplyVerdict) => void;
  onTakeBack: (() => void) | null;
}) {
  const say = useSay();
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const verdict = VERDICTS[Number(event.key) - 1];
    if (verdict) onJudge(verdict);
    else if (event.key === "Backspace" && onTakeBack) onTakeBack();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: each key is a button of the card, too
    <div
      ref={place}
      className={css.card}
      tabIndex={-1}
      onKeyDown={onKey}
      data-testid="judging-card"
    >
      <div aria-live="polite">
        <p className={css.customer}>{sampled.text}</p>
        <p className={css.bot}>{sampled.reply}</p>
        <p className={css.entry}>
          <UsedEntry entry={sampled.entry} />
        </p>
      </div>
      <footer>
        {VERDICTS.map((verdict, at) => (
          <Button
            key={verdict}
            disabled={busy}
            onClick={() => onJudge(verdict)}
            data-testid={`judge-${verdict}`}
          >
            {say(`judging.verdict.${verdict}`)} <kbd>{at + 1}</kbd>
          </Button>
        ))}
        {onTakeBack ? (
          <Button type="text" disabled={busy} onClick={onTakeBack} data-testid="judge-back">
            {say("judging.takeBack")} <kbd>⌫</kbd>
          </Button>
        ) : null}
      </footer>
    </div>
  );
}
