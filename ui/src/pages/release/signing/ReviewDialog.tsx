import { App } from "antd";
import { useSay } from "@/i18n";
import { usePlatform, type CandidateView } from "@/platform";
import { SigningDialog } from "@/signing/SigningDialog";
import { CandidateFacts } from "./CandidateFacts";
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
      right="approves"
      act={async (own) => {
        const { path, digest } = candidate;
        const signed = await platform.approveCandidate(path, digest, own.path, own.passphrase);
        void message.success(
          say(signed.missing_approvers === 0 ? "signing.approved" : "signing.moreMissing", {
            count: signed.missing_approvers,
          }),
        );
        return null;
      }}
      onClose={onClose}
    >
      <CandidateFacts candidate={candidate} />
      {waits ? null : <p className={css.quiet}>{say("signing.complete")}</p>}
    </SigningDialog>
  );
}
