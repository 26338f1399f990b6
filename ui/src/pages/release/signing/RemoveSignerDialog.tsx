import { useSay } from "@/i18n";
import { usePlatform, type SigningPerson } from "@/platform";
import { SigningDialog } from "./SigningDialog";
import css from "./signing.module.css";

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
      act={async (own) => {
        await platform.removeSigner(person.key_id, own.path, own.passphrase);
      }}
      onClose={onClose}
    >
      <p className={css.quiet}>{say("signing.removeWhat")}</p>
    </SigningDialog>
  );
}
