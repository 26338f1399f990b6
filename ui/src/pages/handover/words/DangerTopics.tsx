import { WarningFilled } from "@ant-design/icons";
import { useState } from "react";
import { useNavigation } from "@/state/navigation";
import { useSay } from "@/i18n";
import type { EscalationView } from "@/platform";
import { Part } from "@/ui/PageFrame";
import { DangerWords } from "./DangerWords";
import { NoOwnWords } from "./NoOwnWords";
import { rulesFor } from "./rulesFor";
import { TOPICS } from "./topics";
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
