import { sharedRuns } from "@/domain/characters";
import { useSay } from "@/i18n";
import type { Turn, Message } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useEntries } from "@/state/queries";
import { Highlighted } from "@/ui/text";
import { points } from "./Findings";
import css from "./trace.module.css";

/** Which wordings carried the first entry and by how much, and what spoke against it. */
export function Carried({ turn }: { turn: Turn }) {
  const say = useSay();
  const { go } = useNavigation();
  const rows = useEntries().data ?? [];
  const best = turn.candidates.find(({ entry }) => entry === turn.entry) ?? turn.candidates[0];
  const parts = best?.carried_by ?? [];
  if (!best || parts.length === 0) return null;
  const name = (id: string) => rows.find((row) => row.id === id)?.question ?? id;
  return (
    <div>
      <dt>{say("trace.carried")}</dt>
      <dd>
        <ul className={css.parts} data-testid="sim-carried">
          {parts.map(({ entry, wording, share }) => (
            <li key={`${entry}:${wording}`} data-against={share < 0}>
              <button
                type="button"
                className="plain link"
                onClick={() =>
                  go({ page: "answers", entry, field: { name: "phrasings", index: null } })
                }
              >
                {wording}
              </button>
              <b>{say("trace.share", { number: points(share) })}</b>
              {share < 0 ? <small>{say("trace.against", { question: name(entry) })}</small> : null}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

/** Who came second, and by how much. */
export function RunnerUp({ turn }: { turn: Turn }) {
  const say = useSay();
  const { go } = useNavigation();
  const [first, second] = turn.candidates;
  if (!first || !second || second.score === 0) return null;
  const behind = Math.round(first.score / 100) - Math.round(second.score / 100);
  return (
    <div>
      <dt>{say("trace.runnerUp")}</dt>
      <dd>
        <button
          type="button"
          className="plain link"
          onClick={() => go({ page: "answers", entry: second.entry })}
        >
          {second.question}
        </button>{" "}
        {say("trace.lost", {
          score: Math.round(second.score / 100),
          behind,
          evidence: second.evidence,
        })}
      </dd>
    </div>
  );
}

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
