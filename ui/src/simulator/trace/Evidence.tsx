import { useNavigation } from "@/state/navigation";
import { sharedRuns } from "@/domain/characters";
import { useSay } from "@/i18n";
import type { Message, Turn } from "@/platform";
import { Highlighted } from "@/ui/Highlighted";
import css from "./trace.module.css";

/** The wording that the message is most like, with what both share marked in both. */
export function Evidence({ message, turn }: { message: Message; turn: Turn }) {
  const say = useSay();
  const { go } = useNavigation();
  const best = turn.candidates.find(({ entry }) => entry === turn.entry) ?? turn.candidates[0];
  if (!best || best.score === 0) return null;
  // An exact hit names the wording it equals; the candidate's own evidence may be another that
  // scores the same.
  const { decision } = turn.trace;
  const evidence = decision.by === "exact" ? decision.wording : best.evidence;
  const shared =
    decision.by === "exact"
      ? sharedRuns(message.text, evidence)
      : best.shared.map(({ start, end }) => [start, end] as const);
  return (
    <div>
      <dt>{say("trace.evidence")}</dt>
      <dd className={css.pair}>
        <span>{say("trace.customerSaid")}</span>
        <p>
          <Highlighted text={message.text} ranges={shared} />
        </p>
        <span>{say(evidence === best.question ? "trace.isQuestion" : "trace.isPhrasing")}</span>
        <p>
          <button
            type="button"
            className="plain link"
            onClick={() =>
              go({ page: "answers", entry: best.entry, field: { name: "phrasings", index: null } })
            }
          >
            <Highlighted text={evidence} ranges={sharedRuns(evidence, message.text)} />
          </button>
        </p>
      </dd>
    </div>
  );
}
