import { useSay } from "@/i18n";
import type { Judging } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { percent } from "../coverage/CoverageBar";
import css from "./judging.module.css";

/** How often the bot was wrong, how sure that is, and what was promised. */
export function Measured({ judging }: { judging: Judging }) {
  const say = useSay();
  const { go } = useNavigation();
  const { judged, sample, wrong, human, of_answers, of_questions, budget } = judging;
  const shares = ({ share, low, high }: Judging["of_answers"]) => ({
    share: percent(share),
    low: percent(low),
    high: percent(high),
  });
  const state =
    of_questions.low > budget ? "over" : of_questions.high <= budget ? "within" : "unsure";
  return (
    <div className={css.measured} data-state={state} data-testid="judging-measured">
      <p>
        {say("judging.seen", { count: judged, sample })}{" "}
        {say("judging.found", { count: wrong, human })}
      </p>
      <p>
        <b data-testid="judging-share">{say("judging.ofAnswers", shares(of_answers))}</b>{" "}
        {say("judging.ofQuestions", shares(of_questions))}
      </p>
      <p>
        {say("judging.budget", { share: percent(budget) })} {say(`judging.state.${state}`)}{" "}
        <button
          type="button"
          className="plain link"
          onClick={() => go({ page: "overview", part: "budget" })}
        >
          {say("judging.toBudget")}
        </button>
      </p>
    </div>
  );
}
