import { useSay } from "@/i18n";
import type { JudgedReply } from "@/platform";
import { KeepAsTest } from "../KeepAsTest";
import { UsedEntry } from "./UsedEntry";
import css from "./judging.module.css";

/** What was not right, each to be made a test and put right. */
export function Failures({ failures }: { failures: readonly JudgedReply[] }) {
  const say = useSay();
  if (failures.length === 0) return null;
  return (
    <section className={css.failures} data-testid="judging-failures">
      <h3>{say("judging.failures", { count: failures.length })}</h3>
      <ul>
        {failures.map(({ sampled, verdict, tested }) => (
          <li key={sampled.text}>
            <span>
              {sampled.text}
              <small>
                {say(`judging.verdict.${verdict}`)} · <UsedEntry entry={sampled.entry} />
              </small>
            </span>
            <KeepAsTest text={sampled.text} verdict={verdict} tested={tested} />
          </li>
        ))}
      </ul>
    </section>
  );
}
