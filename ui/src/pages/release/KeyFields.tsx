import { Input, Segmented, Select } from "antd";
import { useSay } from "@/i18n";
import type { KeyView } from "@/platform";
import css from "./release.module.css";

export type KeyChoice = {
  creating: boolean;
  path: string | null;
  name: string;
  passphrase: string;
  again: string;
};
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
  return (
    !creates(choice, keys) ||
    (choice.name.trim() !== "" &&
      choice.passphrase === choice.again &&
      passphraseStrength(choice.passphrase) > 0)
  );
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
  const creating = creates(value, keys);
  const strength = passphraseStrength(value.passphrase);
  const differs = value.again !== "" && value.again !== value.passphrase;
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
        <label>
          {say("release.keyName")}
          <Input
            value={value.name}
            onChange={(event) => onChange({ ...value, name: event.target.value })}
            data-testid="key-name"
          />
        </label>
      ) : (
        <label>
          {say("release.key")}
          <Select
            value={value.path ?? keys[0]?.path}
            onChange={(path) => onChange({ ...value, path })}
            options={keys.map(({ path, key_id: id }) => ({
              value: path,
              label: `${path.split(/[/\\]/).at(-1) ?? path} · ${id}`,
            }))}
            data-testid="key-select"
          />
        </label>
      )}
      <label>
        {say("release.passphrase")}
        <Input.Password
          value={value.passphrase}
          autoComplete={creating ? "new-password" : "off"}
          onChange={(event) => onChange({ ...value, passphrase: event.target.value })}
          data-testid="passphrase"
        />
      </label>
      {creating ? (
        <>
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
        </>
      ) : null}
      <p className={css.quiet}>{say("release.neverKept")}</p>
    </>
  );
}

/**
 * 0 too short, 1 weak, 2 fair, 3 good. Length counts most; kinds of characters help; repetition
 * doesn't.
 */
export function passphraseStrength(passphrase: string): 0 | 1 | 2 | 3 {
  const characters = Array.from(passphrase);
  if (characters.length < 8) return 0;
  const different = new Set(characters).size;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /\p{Script=Han}/u, /[^\p{L}\p{N}]/u].filter(
    (kind) => kind.test(passphrase),
  ).length;
  const score =
    Math.min(characters.length, different * 2) +
    kinds * 2 +
    (/\p{Script=Han}/u.test(passphrase) ? 4 : 0);
  if (score >= 22) return 3;
  return score >= 15 ? 2 : 1;
}
