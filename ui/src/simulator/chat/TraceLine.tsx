import { useNavigation } from "@/state/navigation";
import { useSay, type TextKey } from "@/i18n";
import type { Action, Turn } from "@/platform";
import { useEntries } from "@/state/queries";
import { useSimulator } from "../SimulatorProvider";
import css from "./chat.module.css";

type Props = {
  turn: Turn;
  open: boolean;
  onToggle: () => void;
  fixing: boolean;
  onFix: () => void;
  index: number;
};

/** What is said in front of the entry's name; otherwise it is only spoken about. */
const LEADS: Partial<Record<Action, TextKey>> = {
  answer: "trace.hit",
  confirm: "trace.action.confirm",
};

/** 命中「什么时候发货」· 把握 92 · 为什么？· 答得不对？ */
export function TraceLine({ turn, open, onToggle, fixing, onFix, index }: Props) {
  const say = useSay();
  const { go } = useNavigation();
  const { messages, backAfter } = useSimulator();
  const best = turn.candidates[0];
  const hit = turn.entry ? turn.candidates.find(({ entry }) => entry === turn.entry) : undefined;
  // An option that the customer chose need not be among what was thought of.
  const named = useEntries().data?.find(({ id }) => id === turn.entry)?.question;
  const score = (hit ?? (turn.action === "clarify" || turn.action === "unknown" ? best : undefined))
    ?.score;
  return (
    <p className={css.why}>
      {turn.entry ? (
        <>
          {say(LEADS[turn.action] ?? "trace.about")}
          <button
            type="button"
            className="plain link"
            onClick={() => go({ page: "answers", entry: turn.entry ?? "" })}
            data-testid={`sim-hit-${index}`}
          >
            {say("fix.quoted", { question: hit?.question ?? named ?? turn.entry })}
          </button>
        </>
      ) : turn.rule ? (
        say("trace.byRule", { title: turn.rule.title })
      ) : (
        say(`trace.action.${turn.action}`)
      )}
      {score ? <span> · {say("trace.sure", { score: Math.round(score / 100) })}</span> : null}
      <span> · </span>
      <button
        type="button"
        className="plain link"
        aria-expanded={open}
        onClick={onToggle}
        data-testid={`sim-why-${index}`}
      >
        {say(open ? "trace.fold" : "trace.why")}
      </button>
      {index < messages.length - 1 ? (
        <>
          <span> · </span>
          <button
            type="button"
            className="plain link"
            onClick={() => backAfter(index)}
            title={say("simulator.backAfterWhy")}
            data-testid={`sim-back-${index}`}
          >
            {say("simulator.backAfter")}
          </button>
        </>
      ) : null}
      {turn.action === "silent" || turn.action === "care" ? null : (
        <>
          <span> · </span>
          <button
            type="button"
            className="plain link"
            aria-expanded={fixing}
            onClick={onFix}
            data-fix-open
            data-testid={`sim-fix-${index}`}
          >
            {say("fix.open")}
          </button>
        </>
      )}
    </p>
  );
}
