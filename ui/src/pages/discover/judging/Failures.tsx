import { useSay } from "@/i18n";
import type { JudgedReply } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { KeepAsTest } from "../KeepAsTest";
import css from "./judging.module.css";

/** What was not right, each to be made a test and put right. */
export function Failures({ failures }: { failures: readonly JudgedReply[] }) {
  const say = useSay();
  const { go } = useNavigation();
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
                {say(`judging.verdict.${verdict}`)} · {say("judging.entry")}{" "}
                <button
                  type="button"
                  className="plain link"
                  onClick={() => go({ page: "answers", entry: sampled.entry.id })}
                >
                  {sampled.entry.question}
                </button>
              </small>
            </span>
            <KeepAsTest text={sampled.text} verdict={verdict} tested={tested} />
          </li>
        ))}
      </ul>
    </section>
  );
}
