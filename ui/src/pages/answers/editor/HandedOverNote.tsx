import { Button } from "antd";
import { useGesture } from "@/drafts/useGesture";
import { useSay } from "@/i18n";
import { usePlatform, type RuleName } from "@/platform";
import css from "./editor.module.css";

/** A rule hands this entry over whenever it is asked: what is written below is never said. */
export function HandedOverNote({ entry, rule }: { entry: string; rule: RuleName }) {
  const say = useSay();
  const platform = usePlatform();
  const { busy, gesture } = useGesture();
  return (
    <p className={css.handedOver} data-testid="entry-handed-over">
      <span>{say("answers.handedOver", { rule: rule.title })}</span>
      <Button
        size="small"
        disabled={busy}
        onClick={() =>
          void gesture(
            () => platform.answerByBot(entry),
            () => say("answers.byBotNow"),
          )
        }
        data-testid="entry-by-bot"
      >
        {say("answers.byBot")}
      </Button>
    </p>
  );
}
