import { useSay, type Say } from "@/i18n";
import type { Decision, Turn } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useEntries } from "@/state/queries";
import { answerLine, confirmLine, exactOnly, points } from "./Findings";
import css from "./trace.module.css";

/** What decided, as one sentence. */
export function DecisionSentence({ turn }: { turn: Turn }) {
  const say = useSay();
  const { decision } = turn.trace;
  const rows = useEntries().data ?? [];
  const name = (id: string) => rows.find((row) => row.id === id)?.question ?? id;
  switch (decision.by) {
    case "exact":
      return say("trace.by.exact", { wording: decision.wording });
    case "clear":
      return say("trace.by.clear", {
        score: points(decision.score),
        needed: points(decision.needed),
        second: points(decision.runner_up),
      });
    case "likely":
      return likelySentence(turn, decision, say);
    case "close":
      return closeSentence(turn, decision, say);
    case "weak":
      return say("trace.by.weak", {
        score: points(decision.score),
        needed: points(decision.needed),
      });
    case "chosen":
      return say("trace.by.chosen", { label: decision.label });
    case "supplied":
      return say("trace.by.supplied");
    case "small_talk":
      return say("trace.by.smallTalk", { moment: say(`moment.${decision.moment}`) });
    case "no_words":
      return say("trace.by.noWords");
    case "rule":
      return decision.because.length > 0
        ? say("trace.by.rule", { because: decision.because.join(say("common.comma")) })
        : say("trace.by.ruleOnly");
    case "no_value":
      return say("trace.by.noValue", { placeholder: decision.placeholder });
    case "none_of_these":
      return say("trace.by.noneOfThese");
    case "agreed":
      return say("trace.by.agreed");
    case "parts":
      return say("trace.by.parts", { count: decision.parts.length });
    case "follow_up":
      return say("trace.by.followUp", {
        question: name(decision.after),
        readAs: decision.read_as,
        score: points(decision.score),
      });
    case "taken_back":
      return say("trace.by.takenBack", { question: name(decision.entry), act: decision.act });
    case "with_human":
      return say("trace.by.withHuman");
    case "ask_first":
      return say("trace.by.askFirst", {
        fields: decision.fields
          .map((field) => say(`record.field.${field}`))
          .join(say("common.comma")),
      });
    case "callback_noted":
      return say("trace.by.callbackNoted");
    case "callback_issue_noted":
      return say("trace.by.callbackIssueNoted");
    case "handoff_failed":
      return say("trace.by.handoffFailed", {
        queue: turn.record?.queue_name || decision.queue,
      });
    case "resumed":
      return say("trace.by.resumed");
    case "event":
      return say("trace.by.event", {
        events: decision.events.map((event) => say(`shopEvent.${event}`)).join(say("common.comma")),
      });
  }
}

/** Why it asked back: not even likely, not sure enough, or two that are about equal. */
export function closeSentence(
  turn: Turn,
  { score, needed, runner_up, margin }: Extract<Decision, { by: "close" }>,
  say: Say,
): string {
  const likely = confirmLine(turn);
  if (likely !== null && score < likely)
    return say("trace.by.closeUnlikely", { score: points(score), needed: points(likely) });
  if (exactOnly(turn)) return say("trace.by.closeExact", { score: points(score) });
  return score < needed
    ? say("trace.by.closeLow", { score: points(score), needed: points(needed) })
    : say("trace.by.closeTie", {
        score: points(score),
        second: points(runner_up),
        margin: points(margin),
      });
}

/**
 * From when on it answers saying what it understood; or that it asked back all the same, where a
 * likelihood is not enough.
 */
export function likelySentence(
  turn: Turn,
  { score, needed, to_answer }: Extract<Decision, { by: "likely" }>,
  say: Say,
): string {
  const values = { score: points(score), needed: points(needed), toAnswer: points(to_answer) };
  if (turn.action === "clarify") return say("trace.by.likelyAsked", values);
  return say(exactOnly(turn) ? "trace.by.likelyExact" : "trace.by.likely", values);
}

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
