import { useNavigation } from "@/state/navigation";
import { useSay } from "@/i18n";
import type { Turn } from "@/platform";
import { answerLine, exactOnly, points } from "./lines";
import css from "./trace.module.css";

/**
 * Which line decided and that it follows from the wrong-answer budget, with the way to where that
 * is chosen.
 */
export function ThresholdSentence({ turn }: { turn: Turn }) {
  const say = useSay();
  const { go } = useNavigation();
  const { threshold } = turn.trace;
  if (!threshold) return null;
  const percent = say("budget.percent", { number: threshold.budget / 100 });
  return (
    <p className={css.legend} data-testid="sim-threshold">
      {exactOnly(turn)
        ? say("trace.exactOnly", { percent })
        : say("trace.lineFrom", {
            score: points(answerLine(turn) ?? 0),
            percent,
            count: threshold.evidence,
          })}
      {threshold.guaranteed || exactOnly(turn) ? "" : say("trace.fewPhrasings")}{" "}
      <button
        type="button"
        className="plain link"
        onClick={() => go({ page: "overview", part: "budget" })}
      >
        {say("trace.changeLine")}
      </button>
    </p>
  );
}
