import { useSay } from "@/i18n";
import { usePlatform } from "@/platform";
import { SigningDialog } from "@/signing/SigningDialog";
import css from "../keys.module.css";

/** Lets the same people sign for ten more years. */
export function RenewDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const platform = usePlatform();
  return (
    <SigningDialog
      title={say("signing.renewTitle")}
      okText={say("signing.renewNow")}
      ready
      right="manages"
      act={(own) => platform.renewSigning(own.path, own.passphrase)}
      onClose={onClose}
    >
      <p className={css.soft}>{say("signing.renewWhat")}</p>
    </SigningDialog>
  );
}
