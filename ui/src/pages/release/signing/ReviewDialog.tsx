import { CheckCircleFilled } from "@ant-design/icons";
import { App, Button, Modal } from "antd";
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
  if (candidate.missing_approvers === 0)
    return <VerifiedDialog candidate={candidate} onClose={onClose} />;
  return (
    <SigningDialog
      title={say("signing.reviewTitle", { title: candidate.title, seq: candidate.seq })}
      okText={say("signing.approveNow")}
      ready
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
    </SigningDialog>
  );
}

/** What all have signed already: whose it is, and that bots may use it. */
function VerifiedDialog({ candidate, onClose }: { candidate: CandidateView; onClose: () => void }) {
  const say = useSay();
  return (
    <Modal
      open
      title={say("signing.verifiedTitle", { title: candidate.title, seq: candidate.seq })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{say("common.dismiss")}</Button>}
      data-testid="verified"
    >
      <p className={css.verified}>
        <CheckCircleFilled aria-hidden /> {say("signing.complete")}
      </p>
      <CandidateFacts candidate={candidate} />
    </Modal>
  );
}
