import { useSay } from "@/i18n";
import { useKeys } from "@/state/queries";
import { CopyLine } from "@/ui/CopyLine";
import { Loaded } from "@/ui/notes";
import { Part } from "@/ui/PageFrame";
import css from "./settings.module.css";

/** The keys that releases are signed with, and what is given to whoever runs the bot. */
export function KeysPart() {
  const say = useSay();
  const keys = useKeys();
  return (
    <Part title={say("settings.keys")} count={keys.data?.length} testid="settings-keys">
      <p className={css.lead}>{say("settings.keysLead")}</p>
      <Loaded query={keys} skeleton={null}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={css.lead}>{say("settings.noKeys")}</p>
          ) : (
            rows.map((row) => (
              <dl key={row.path} className={css.key}>
                <dt>{row.path.split(/[/\\]/).at(-1)}</dt>
                <dd>
                  <code>{row.path}</code>
                </dd>
                <dt>{say("release.publicKey")}</dt>
                <dd>
                  <CopyLine text={row.public_key} testid={`key-${row.key_id}`} />
                </dd>
              </dl>
            ))
          )
        }
      </Loaded>
    </Part>
  );
}
