import { useSay } from "@/i18n";
import { usePlatform, type WaitingRoot } from "@/platform";
import { SigningDialog } from "@/signing/SigningDialog";
import { WaitingFacts } from "./WaitingFacts";

/** One's own signature on exactly the change that is shown. */
export function SignWaitingDialog({
  waiting,
  onClose,
}: {
  waiting: WaitingRoot;
  onClose: () => void;
}) {
  const say = useSay();
  const platform = usePlatform();
  return (
    <SigningDialog
      title={say("keys.signWaitingTitle")}
      okText={say("signing.approveNow")}
      ready
      act={(own) => platform.signWaitingRoot(waiting.digest, own.path, own.passphrase)}
      onClose={onClose}
    >
      <WaitingFacts waiting={waiting} />
    </SigningDialog>
  );
}
