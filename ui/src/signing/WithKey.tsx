import { Input, Select } from "antd";
import { useSay } from "@/i18n";
import { keyLabel, useOwnKeys, type Right } from "./ownKeys";
import css from "./signing.module.css";

export type Unlocked = { path: string; passphrase: string };

/** One of the keys on this computer, and its passphrase, which is kept nowhere. */
export function WithKey({
  value,
  right,
  onChange,
}: {
  value: Unlocked;
  right?: Right;
  onChange: (key: Unlocked) => void;
}) {
  const say = useSay();
  const keys = useOwnKeys(right);
  return (
    <div className={css.fields}>
      <label>
        {say("signing.ownKey")}
        <Select
          value={value.path || keys[0]?.path}
          onChange={(path) => onChange({ ...value, path })}
          options={keys.map((key) => ({ value: key.path, label: keyLabel(say, key) }))}
          data-testid="signing-key"
        />
      </label>
      <label>
        {say("signing.ownPassphrase")}
        <Input.Password
          value={value.passphrase}
          autoComplete="off"
          onChange={(event) => onChange({ ...value, passphrase: event.target.value })}
          data-testid="signing-passphrase"
        />
      </label>
    </div>
  );
}
