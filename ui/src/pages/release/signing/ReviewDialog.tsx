import { App } from "antd";
import { useSay } from "@/i18n";
import { usePlatform, type CandidateView } from "@/platform";
import { SigningDialog } from "./SigningDialog";
import css from "./signing.module.css";

/** What somebody else has signed, laid open; then one's own signature on exactly that. */
export function ReviewDialog({
  candidate,
  onClose,
}: {
  candidate: CandidateView;
  onClose: () => void;
}) {
  const say = useSay();
  const platform = usePlatform();
  const { message } = App.useApp();
  const waits = candidate.missing_approvers > 0;
  return (
    <SigningDialog
      title={say("signing.reviewTitle", { title: candidate.title, seq: candidate.seq })}
      okText={say("signing.approveNow")}
      ready={waits}
      act={async (own) => {
        const { path, digest } = candidate;
        const signed = await platform.approveCandidate(path, digest, own.path, own.passphrase);
        void message.success(
          say(signed.missing_approvers === 0 ? "signing.approved" : "signing.moreMissing", {
            count: signed.missing_approvers,
          }),
        );
      }}
      onClose={onClose}
    >
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
      {waits ? null : <p className={css.quiet}>{say("signing.complete")}</p>}
    </SigningDialog>
  );
}
