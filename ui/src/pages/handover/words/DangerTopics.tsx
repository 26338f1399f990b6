import { WarningFilled } from "@ant-design/icons";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { EscalationView, RuleRow } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { Part } from "@/ui/PageFrame";
import { DangerWords, NoOwnWords, TOPICS } from "./DangerWords";
import css from "./words.module.css";

/**
 * The topics that no bot may settle, with the shop's own words for each, and what happens when one
 * is touched.
 */
export function DangerTopics({ view }: { view: EscalationView }) {
  const say = useSay();
  const { go } = useNavigation();
  const [begun, setBegun] = useState<string | null>(null);
  return (
    <Part title={say("handover.dangers")} count={TOPICS.length}>
      <p className={css.lead}>{say("handover.dangersHint")}</p>
      <ul>
        {TOPICS.map((topic) => {
          const stored = view.dangers.find((one) => one.topic === topic);
          const rules = rulesFor(view.rules, topic);
          return (
            <li key={topic} className={css.topic} data-testid={`danger-${topic}`}>
              <div className={css.name}>
                <b>{say(`topic.${topic}`)}</b>
                {rules.length === 0 ? (
                  <span className={css.unruled} title={say("handover.unruledHint")}>
                    <WarningFilled aria-hidden /> {say("handover.unruled")}
                  </span>
                ) : (
                  rules.map(({ draft }) => (
                    <button
                      key={draft.id}
                      type="button"
                      className="plain link"
                      onClick={() => go({ page: "handover", rule: draft.id })}
                    >
                      → {draft.title || draft.id}
                    </button>
                  ))
                )}
              </div>
              {stored ? (
                <DangerWords stored={stored} focused={begun === topic} />
              ) : (
                <NoOwnWords topic={topic} onBegun={() => setBegun(topic)} />
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

/** The rules that hand over because of a danger topic. */
function rulesFor(rules: readonly RuleRow[], topic: string): RuleRow[] {
  return rules.filter(({ draft }) =>
    [draft.when, ...draft.any].some(({ danger = [] }) => danger.includes(topic)),
  );
}
