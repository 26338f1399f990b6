import { Input, Select } from "antd";
import { useSay } from "@/i18n";
import { useKeys } from "@/state/queries";
import css from "./signing.module.css";

export type OwnKey = { path: string; passphrase: string };

/** One of the keys on this computer, and its passphrase, which is kept nowhere. */
export function WithKey({ value, onChange }: { value: OwnKey; onChange: (key: OwnKey) => void }) {
  const say = useSay();
  const keys = useKeys().data ?? [];
  return (
    <div className={css.fields}>
      <label>
        {say("signing.ownKey")}
        <Select
          value={value.path || keys[0]?.path}
          onChange={(path) => onChange({ ...value, path })}
          options={keys.map(({ path, key_id: id }) => ({
            value: path,
            label: `${path.split(/[/\\]/).at(-1) ?? path} · ${id}`,
          }))}
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
