import { Input, Select } from "antd";
import { useSay } from "@/i18n";
import { fileName, NewKeyFields, type NewKey } from "@/signing/NewKeyFields";
import type { OwnKey } from "@/signing/ownKeys";

/** A key of this computer that nobody in the list has yet; without a path, one to be made. */
export type Spare = NewKey & { path: string | null };

/** Chooses such a key, or makes one. */
export function SpareKey({
  spares,
  value,
  onChange,
}: {
  spares: readonly OwnKey[];
  value: Spare;
  onChange: (spare: Spare) => void;
}) {
  const say = useSay();
  return (
    <>
      {spares.length > 0 ? (
        <label>
          {say("release.key")}
          <Select
            value={value.path ?? ""}
            onChange={(path) =>
              onChange({ ...value, path: path || null, passphrase: "", again: "" })
            }
            options={[
              ...spares.map(({ path }) => ({ value: path, label: fileName(path) })),
              { value: "", label: say("release.newKey") },
            ]}
            data-testid="spare-key"
          />
        </label>
      ) : null}
      {value.path === null ? (
        <NewKeyFields value={value} onChange={(key) => onChange({ ...value, ...key })} />
      ) : (
        <label>
          {say("keys.newPassphrase")}
          <Input.Password
            value={value.passphrase}
            autoComplete="off"
            onChange={(event) => onChange({ ...value, passphrase: event.target.value })}
            data-testid="passphrase"
          />
        </label>
      )}
    </>
  );
}
