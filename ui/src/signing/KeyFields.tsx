import { Input, Segmented, Select } from "antd";
import { useSay } from "@/i18n";
import type { KeyView } from "@/platform";
import { NewKeyFields, newKeyReady, type NewKey } from "./NewKeyFields";
import { keyLabel, useOwnKeys } from "./ownKeys";
import css from "./signing.module.css";

export type KeyChoice = NewKey & { creating: boolean; path: string | null };
export const noKey: KeyChoice = {
  creating: false,
  path: null,
  name: "release",
  passphrase: "",
  again: "",
};

/** Without a key there is only one thing to do: make one. */
export const creates = (choice: KeyChoice, keys: readonly KeyView[]) =>
  choice.creating || keys.length === 0;

export function keyReady(choice: KeyChoice, keys: readonly KeyView[]): boolean {
  if (!choice.passphrase) return false;
  return !creates(choice, keys) || newKeyReady(choice);
}

/** Which key signs, and its passphrase, which is kept nowhere. */
export function KeyFields({
  keys,
  value,
  onChange,
}: {
  keys: KeyView[];
  value: KeyChoice;
  onChange: (choice: KeyChoice) => void;
}) {
  const say = useSay();
  const own = useOwnKeys("writes");
  const creating = creates(value, keys);
  return (
    <>
      {keys.length > 0 ? (
        <Segmented
          block
          value={creating ? "new" : "have"}
          onChange={(mode) =>
            onChange({ ...value, creating: mode === "new", passphrase: "", again: "" })
          }
          data-testid="key-mode"
          options={[
            { value: "have", label: say("release.haveKey") },
            { value: "new", label: say("release.newKey") },
          ]}
        />
      ) : (
        <p className={css.quiet}>{say("release.firstKey")}</p>
      )}
      {creating ? (
        <NewKeyFields value={value} onChange={(key) => onChange({ ...value, ...key })} />
      ) : (
        <>
          <label>
            {say("release.key")}
            <Select
              value={value.path ?? own[0]?.path}
              onChange={(path) => onChange({ ...value, path })}
              options={own.map((key) => ({ value: key.path, label: keyLabel(say, key) }))}
              data-testid="key-select"
            />
          </label>
          <label>
            {say("release.passphrase")}
            <Input.Password
              value={value.passphrase}
              autoComplete="off"
              onChange={(event) => onChange({ ...value, passphrase: event.target.value })}
              data-testid="passphrase"
            />
          </label>
          <p className={css.quiet}>{say("release.neverKept")}</p>
        </>
      )}
    </>
  );
}
