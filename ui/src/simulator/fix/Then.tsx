import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { useSay } from "@/i18n";
import type { Outcome } from "@/platform";
import { useOutcomeWords } from "./useOutcomeWords";
import css from "./fix.module.css";

/** What the bot would do about this very message; where a phrasing is not enough, why. */
export function Then({ outcome, settles }: { outcome: Outcome | null; settles: boolean }) {
  const say = useSay();
  const words = useOutcomeWords();
  if (!outcome) return null;
  const does = words(outcome);
  const why =
    outcome.action === "hand_over" && !outcome.entry
      ? say("fix.ruleFirst")
      : outcome.action === "small_talk"
        ? say("fix.smallTalkFirst")
        : "";
  return (
    <p className={css.then} data-testid="fix-then" data-settles={settles}>
      {settles ? (
        <CheckCircleFilled style={{ color: "var(--good)" }} aria-hidden />
      ) : (
        <ExclamationCircleFilled style={{ color: "var(--warning)" }} aria-hidden />
      )}
      <span>
        {say(settles ? "fix.thenDoes" : "fix.thenStill", {
          does,
          score: Math.round(outcome.score / 100),
        })}{" "}
        {why}
      </span>
    </p>
  );
}
