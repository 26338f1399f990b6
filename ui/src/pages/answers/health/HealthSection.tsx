import { useSay } from "@/i18n";
import type { Checkup, EntryDraft } from "@/platform";
import { Section } from "../shared/Section";
import { Confusables } from "./Confusables";
import { Neighbours } from "./Neighbours";
import { Strays } from "./Strays";
import css from "./health.module.css";

type Props = { draft: EntryDraft; checkup: Checkup | null; fresh: boolean; busy: boolean };

/** What would help most. */
function adviceOf(count: (standing: string) => number): "strays" | "alone" | "wavers" | "good" {
  if (count("strays") > 0) return "strays";
  if (count("holds") >= count("alone") + count("wavers")) return "good";
  return count("alone") > count("wavers") ? "alone" : "wavers";
}

/**
 * 问法体检: would customers find this entry by words that do not stand in it, and what is it confused
 * with?
 */
export function HealthSection({ draft, checkup, fresh, busy }: Props) {
  const say = useSay();
  const wordings = checkup?.wordings ?? [];
  const count = (standing: string) => wordings.filter((one) => one.standing === standing).length;
  const parts = (["holds", "wavers", "alone", "strays"] as const)
    .map((standing) => ({ standing, count: count(standing) }))
    .filter((part) => part.count > 0);
  return (
    <Section name="health" title={say("health.title")} hint={say("health.hint")}>
      <div className={css.health} data-fresh={fresh} aria-busy={busy} data-testid="health">
        {!draft.enabled ? (
          <p className={css.quiet}>{say("health.disabled")}</p>
        ) : !checkup ? (
          <p className={css.quiet}>{busy ? say("health.checking") : " "}</p>
        ) : (
          <>
            <p className={css.summary} data-testid="health-summary">
              {parts.map(({ standing, count: number }) => (
                <span key={standing} data-standing={standing}>
                  {say(`health.count.${standing}`, { count: number })}
                </span>
              ))}
              {busy ? <em>{say("health.checking")}</em> : null}
            </p>
            <p className={css.advice}>{say(`health.advice.${adviceOf(count)}`)}</p>
            <Strays draft={draft} checkup={checkup} />
            <Confusables checkup={checkup} />
            <Neighbours checkup={checkup} />
          </>
        )}
      </div>
    </Section>
  );
}
