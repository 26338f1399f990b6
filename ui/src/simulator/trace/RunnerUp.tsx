import { useNavigation } from "@/state/navigation";
import { useSay } from "@/i18n";
import type { Turn } from "@/platform";

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
