import { useSay } from "@/i18n";
import type { Turn } from "@/platform";

/** Typing mistakes and what they were read as: “晕费险”按“运费险”理解. */
export function Corrections({ turn }: { turn: Turn }) {
  const say = useSay();
  const { corrections } = turn.trace;
  if (corrections.length === 0) return null;
  return (
    <div>
      <dt>{say("trace.typos")}</dt>
      <dd data-testid="sim-corrections">
        {corrections.map(({ from, to, by, span }) => (
          <p key={span.start}>
            {say("trace.correction", { from, to })}
            {say(`trace.typo.${by}`)}
          </p>
        ))}
      </dd>
    </div>
  );
}
