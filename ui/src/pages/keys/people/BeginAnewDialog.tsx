import { Checkbox, Input } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform } from "@/platform";
import { SigningDialog } from "@/signing/SigningDialog";
import css from "../keys.module.css";

/** The way out for whoever lost the only key that counts; every bot has to be told. */
export function BeginAnewDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const platform = usePlatform();
  const [person, setPerson] = useState("");
  const [knows, setKnows] = useState(false);
  return (
    <SigningDialog
      title={say("keys.anewTitle")}
      okText={say("keys.anewNow")}
      ready={knows && person.trim() !== ""}
      danger
      right="unlisted"
      act={(own) => platform.beginSigningAnew(person.trim(), own.path, own.passphrase)}
      onClose={onClose}
    >
      <p className={css.soft}>{say("keys.anewWhat")}</p>
      <div className={css.fields}>
        <label>
          {say("release.person")}
          <Input
            value={person}
            maxLength={64}
            onChange={(event) => setPerson(event.target.value)}
            data-testid="anew-person"
          />
        </label>
        <Checkbox
          checked={knows}
          onChange={(event) => setKnows(event.target.checked)}
          data-testid="anew-knows"
        >
          {say("keys.anewKnows")}
        </Checkbox>
      </div>
    </SigningDialog>
  );
}
