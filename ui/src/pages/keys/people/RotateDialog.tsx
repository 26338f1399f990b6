import { useQueryClient } from "@tanstack/react-query";
import { Input, Segmented } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform, type SigningPerson } from "@/platform";
import { freeName, newKeyReady } from "@/signing/NewKeyFields";
import { useOwnKeys } from "@/signing/ownKeys";
import { SigningDialog } from "@/signing/SigningDialog";
import { keys as names } from "@/state/queries";
import { SpareKey, type Spare } from "./SpareKey";
import css from "../keys.module.css";

/** A new key for somebody, in the place of the one they have. */
export function RotateDialog({ person, onClose }: { person: SigningPerson; onClose: () => void }) {
  const say = useSay();
  const platform = usePlatform();
  const queries = useQueryClient();
  const own = useOwnKeys();
  const spares = own.filter((key) => key.person === null);
  const isOwn = own.some((key) => key.person?.key_id === person.key_id);
  const [here, setHere] = useState(isOwn);
  const [theirs, setTheirs] = useState("");
  const [spare, setSpare] = useState<Spare>({
    path: spares[0]?.path ?? null,
    name: freeName(own),
    passphrase: "",
    again: "",
  });
  const chosen = spares.find(({ path }) => path === spare.path);
  const ready = !here
    ? theirs.trim() !== ""
    : chosen
      ? spare.passphrase !== ""
      : newKeyReady(spare);

  const newKey = async () => {
    if (!here) return theirs.trim();
    if (chosen) return chosen.public_key;
    const made = await platform.createKey(spare.name.trim(), spare.passphrase);
    await queries.invalidateQueries({ queryKey: names.keys });
    // If the change fails now, the key exists: it is used the next time, not made again.
    setSpare({ ...spare, path: made.path });
    return made.public_key;
  };
  return (
    <SigningDialog
      title={say("keys.rotateOf", { person: person.person })}
      okText={say("keys.rotateNow")}
      ready={ready}
      right="manages"
      act={async (unlocked) =>
        platform.rotateSigner(
          person.key_id,
          await newKey(),
          here ? spare.passphrase : null,
          unlocked.path,
          unlocked.passphrase,
        )
      }
      onClose={onClose}
    >
      <p className={css.soft}>{say("keys.rotateWhat")}</p>
      <h3 className={css.step}>{say("keys.newOne")}</h3>
      <Segmented
        block
        value={here ? "here" : "theirs"}
        onChange={(mode) => setHere(mode === "here")}
        data-testid="rotate-mode"
        options={[
          { value: "here", label: say("keys.onThisComputer") },
          { value: "theirs", label: say("keys.onTheirs") },
        ]}
      />
      <div className={css.fields}>
        {here ? (
          <SpareKey spares={spares} value={spare} onChange={setSpare} />
        ) : (
          <label>
            {say("keys.newPublic")}
            <Input.TextArea
              value={theirs}
              rows={2}
              placeholder={say("signing.publicKeyHint")}
              onChange={(event) => setTheirs(event.target.value)}
              data-testid="rotate-public"
            />
          </label>
        )}
      </div>
      <h3 className={css.step}>{say("keys.signTheChange")}</h3>
    </SigningDialog>
  );
}
