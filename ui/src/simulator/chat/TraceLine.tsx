import { QuestionCircleOutlined, RollbackOutlined, UpOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import { useNavigation } from "@/state/navigation";
import { useSay, type TextKey } from "@/i18n";
import type { Action, Turn } from "@/platform";
import { useEntries } from "@/state/queries";
import { useSimulator } from "../SimulatorProvider";
import { points } from "../trace/Findings";
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

/** 命中「什么时候发货」· 92, and what can be asked and done about it: one line, however long. */
export function TraceLine({ turn, open, onToggle, fixing, onFix, index }: Props) {
  const say = useSay();
  const { go } = useNavigation();
  const { messages, backAfter } = useSimulator();
  // An option that the customer chose need not be among what was thought of.
  const thought = turn.candidates.find(({ entry }) => entry === turn.entry)?.question;
  const named = useEntries().data?.find(({ id }) => id === turn.entry)?.question;
  const question = thought ?? named ?? turn.entry ?? "";
  const score = decidedOn(turn);
  const whyWords = say(open ? "trace.fold" : "trace.why");
  return (
    <div className={css.why}>
      <p title={turn.entry ? question : undefined}>
        {turn.entry ? (
          <>
            {say(LEADS[turn.action] ?? "trace.about")}
            <button
              type="button"
              className="plain link"
              onClick={() => go({ page: "answers", entry: turn.entry ?? "" })}
              data-testid={`sim-hit-${index}`}
            >
              {say("fix.quoted", { question })}
            </button>
          </>
        ) : turn.rule ? (
          say("trace.byRule", { title: turn.rule.title })
        ) : (
          say(`trace.action.${turn.action}`)
        )}
      </p>
      {score === null ? null : (
        <Tooltip title={say("trace.sureMeans")}>
          <b role="img" aria-label={say("trace.sure", { score: points(score) })}>
            {points(score)}
          </b>
        </Tooltip>
      )}
      <Tooltip title={whyWords}>
        <button
          type="button"
          className="plain"
          aria-label={whyWords}
          aria-expanded={open}
          onClick={onToggle}
          data-testid={`sim-why-${index}`}
        >
          {open ? <UpOutlined aria-hidden /> : <QuestionCircleOutlined aria-hidden />}
        </button>
      </Tooltip>
      {index < messages.length - 1 ? (
        <Tooltip title={`${say("simulator.backAfter")} · ${say("simulator.backAfterWhy")}`}>
          <button
            type="button"
            className="plain"
            aria-label={say("simulator.backAfter")}
            onClick={() => backAfter(index)}
            data-testid={`sim-back-${index}`}
          >
            <RollbackOutlined aria-hidden />
          </button>
        </Tooltip>
      ) : null}
      {turn.action === "silent" || turn.action === "care" ? null : (
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
      )}
    </div>
  );
}

/**
 * How sure the bot was that this entry was asked for, where it went by that; nothing where it asked
 * back or knew nothing, so named none, and where something else decided: what the customer chose, a
 * rule, what came before. So the number means the same wherever it stands.
 */
export function decidedOn({ trace: { decision }, action }: Turn): number | null {
  if (action === "clarify") return null;
  switch (decision.by) {
    case "exact":
      return WHOLLY;
    case "clear":
    case "likely":
    case "follow_up":
      return decision.score;
    default:
      return null;
  }
}

const WHOLLY = 10_000;
