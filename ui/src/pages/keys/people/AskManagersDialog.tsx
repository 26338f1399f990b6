import { InputNumber } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform, type SigningView } from "@/platform";
import { SigningDialog } from "@/signing/SigningDialog";
import { managersOf } from "./managersOf";
import css from "../keys.module.css";

/** How many of those who manage the list have to agree to a change of it. */
export function AskManagersDialog({ view, onClose }: { view: SigningView; onClose: () => void }) {
  const say = useSay();
  const platform = usePlatform();
  const most = managersOf(view.people).length;
  const [managers, setManagers] = useState(view.managers > 1 ? view.managers : most);
  return (
    <SigningDialog
      title={say("keys.askManagersTitle")}
      okText={say("keys.askManagersNow")}
      ready={managers !== view.managers}
      right="manages"
      act={(own) => platform.askManagers(managers, own.path, own.passphrase)}
      onClose={onClose}
    >
      <p className={css.soft}>{say("keys.askManagersWhat")}</p>
      <div className={css.fields}>
        <label>
          {say("keys.askManagersHow", { most })}
          <InputNumber
            value={managers}
            min={1}
            max={most}
            precision={0}
            onChange={(value) => setManagers(value ?? view.managers)}
            data-testid="managers"
          />
        </label>
      </div>
    </SigningDialog>
  );
}
