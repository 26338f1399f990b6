import { useSay } from "@/i18n";
import { usePlatform, type SigningPerson } from "@/platform";
import { SigningDialog } from "@/signing/SigningDialog";
import css from "../keys.module.css";

/** Takes a key's right to sign away. */
export function RemoveSignerDialog({
  person,
  onClose,
}: {
  person: SigningPerson;
  onClose: () => void;
}) {
  const say = useSay();
  const platform = usePlatform();
  return (
    <SigningDialog
      title={say("signing.removeTitle", { person: person.person })}
      okText={say("signing.removeNow")}
      ready
      danger
      right="manages"
      act={(own) => platform.removeSigner(person.key_id, own.path, own.passphrase)}
      onClose={onClose}
    >
      <p className={css.soft}>{say("signing.removeWhat")}</p>
    </SigningDialog>
  );
}
