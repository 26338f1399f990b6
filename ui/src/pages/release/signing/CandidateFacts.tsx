import { useSay } from "@/i18n";
import type { CandidateView } from "@/platform";
import css from "./signing.module.css";

/** What a bundle says of itself: who signed it, why, what was tried and what was passed over. */
export function CandidateFacts({ candidate }: { candidate: CandidateView }) {
  const say = useSay();
  return (
    <dl className={css.facts} data-testid="candidate">
      <dt>{say("signing.signedBy")}</dt>
      <dd>{candidate.signed_by.join(say("common.comma"))}</dd>
      {candidate.notes ? (
        <>
          <dt>{say("signing.notes")}</dt>
          <dd className={css.notes}>{candidate.notes}</dd>
        </>
      ) : null}
      <dt>{say("signing.tested")}</dt>
      <dd>{say("signing.dialogues", { count: candidate.dialogues })}</dd>
      <dt>{say("signing.changed")}</dt>
      <dd>
        {candidate.messages === 0
          ? say("signing.firstRelease")
          : say("signing.compared", { messages: candidate.messages, changed: candidate.changed })}
        <ul>
          {candidate.groups.map((group) => (
            <li key={`${group.cause} ${group.id}`}>
              {group.id || group.cause} · {group.changed}
            </li>
          ))}
        </ul>
      </dd>
      {candidate.overrides.length > 0 ? (
        <>
          <dt>{say("signing.overrides")}</dt>
          <dd>
            <ul>
              {candidate.overrides.map((one) => (
                <li key={one.gate}>
                  <code>{one.gate}</code> {one.reason}
                </li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
      <dt>{say("signing.validUntil")}</dt>
      <dd>{candidate.expires.slice(0, 10)}</dd>
      <dt>SHA-256</dt>
      <dd>
        <code>{candidate.digest}</code>
      </dd>
    </dl>
  );
}
