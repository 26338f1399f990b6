import { Input } from "antd";
import { useSay } from "@/i18n";
import type { KeyView } from "@/platform";
import { passphraseStrength } from "./passphraseStrength";
import css from "./signing.module.css";

/** A key that is about to be made. */
export type NewKey = { name: string; passphrase: string; again: string };

/** A key's name that no file has yet. */
export function freeName(keys: readonly KeyView[]): string {
  const taken = new Set(keys.map(({ path }) => fileName(path)));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? "release" : `release-${number}`;
    if (!taken.has(`${name}.key`)) return name;
  }
}

/** The last part of a path of any system. */
export const fileName = (path: string) => path.split(/[/\\]/).at(-1) ?? path;

export const newKeyReady = ({ name, passphrase, again }: NewKey) =>
  name.trim() !== "" && passphrase === again && passphraseStrength(passphrase) > 0;

/** What a new key is called, and its passphrase, twice: it is kept nowhere. */
export function NewKeyFields({
  value,
  onChange,
}: {
  value: NewKey;
  onChange: (key: NewKey) => void;
}) {
  const say = useSay();
  const strength = passphraseStrength(value.passphrase);
  const differs = value.again !== "" && value.again !== value.passphrase;
  return (
    <>
      <label>
        {say("release.keyName")}
        <Input
          value={value.name}
          onChange={(event) => onChange({ ...value, name: event.target.value })}
          data-testid="key-name"
        />
      </label>
      <label>
        {say("release.passphrase")}
        <Input.Password
          value={value.passphrase}
          autoComplete="new-password"
          onChange={(event) => onChange({ ...value, passphrase: event.target.value })}
          data-testid="passphrase"
        />
      </label>
      <p className={css.strength} data-strength={strength}>
        <i />
        <span>{say(`release.strength.${strength}`)}</span>
      </p>
      <label>
        {say("release.again")}
        <Input.Password
          value={value.again}
          autoComplete="new-password"
          status={differs ? "error" : ""}
          onChange={(event) => onChange({ ...value, again: event.target.value })}
          data-testid="passphrase-again"
        />
      </label>
      {differs ? (
        <p className={css.differs} role="alert">
          {say("release.differs")}
        </p>
      ) : null}
      <p className={css.quiet}>{say("release.neverKept")}</p>
    </>
  );
}
