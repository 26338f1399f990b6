import { Checkbox, Input } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform } from "@/platform";
import { SigningDialog } from "@/signing/SigningDialog";
import css from "../keys.module.css";

/** A second person, who looks at each release from now on. */
export function AddApproverDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const platform = usePlatform();
  const [person, setPerson] = useState("");
  const [key, setKey] = useState("");
  const [manages, setManages] = useState(false);
  return (
    <SigningDialog
      title={say("signing.addTitle")}
      okText={say("signing.addNow")}
      ready={person.trim() !== "" && key.trim() !== ""}
      right="manages"
      act={(own) =>
        platform.addApprover(key.trim(), person.trim(), manages, own.path, own.passphrase)
      }
      onClose={onClose}
    >
      <p className={css.soft}>{say("signing.after")}</p>
      <div className={css.fields}>
        <label>
          {say("signing.person")}
          <Input
            value={person}
            maxLength={64}
            onChange={(event) => setPerson(event.target.value)}
            data-testid="approver-name"
          />
        </label>
        <label>
          {say("signing.publicKey")}
          <Input.TextArea
            value={key}
            rows={2}
            placeholder={say("signing.publicKeyHint")}
            onChange={(event) => setKey(event.target.value)}
            data-testid="approver-key"
          />
        </label>
        <Checkbox
          checked={manages}
          onChange={(event) => setManages(event.target.checked)}
          data-testid="approver-manages"
        >
          {say("signing.managesToo")}
        </Checkbox>
        <p className={css.quiet}>{say("signing.managesWhy")}</p>
      </div>
    </SigningDialog>
  );
}
