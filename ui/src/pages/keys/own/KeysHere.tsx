import { KeyOutlined, PlusOutlined, WarningOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useSay } from "@/i18n";
import { fileName } from "@/signing/NewKeyFields";
import { ownKeys } from "@/signing/ownKeys";
import { useKeyFiles, useSigning } from "@/state/queries";
import { CopyLine } from "@/ui/CopyLine";
import { Loaded } from "@/ui/notes";
import { Part } from "@/ui/PageFrame";
import type { OnOpen } from "../openDialog";
import css from "../keys.module.css";

/** The keys on this computer: whose they are, where, and the half that may be given away. */
export function KeysHere({ onOpen }: { onOpen: OnOpen }) {
  const say = useSay();
  const files = useKeyFiles();
  const view = useSigning().data;
  return (
    <Part
      title={say("keys.own")}
      count={files.data?.keys.length}
      testid="keys-here"
      extra={
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => onOpen({ kind: "new-key" })}
          data-testid="new-key"
        >
          {say("release.newKey")}
        </Button>
      }
    >
      <Loaded query={files} skeleton={null}>
        {({ folder, keys, damaged }) => {
          const own = ownKeys(keys, view?.people ?? []);
          const strange = own.length > 0 && (view?.version ?? 0) > 0;
          return (
            <>
              <p className={css.lead}>{say(own.length > 0 ? "keys.ownWhat" : "keys.ownNone")}</p>
              {strange && own.every(({ person }) => person === null) ? (
                <p className={css.soon} data-testid="none-listed">
                  {say("keys.noneListed")}
                </p>
              ) : null}
              <ul className={css.keys}>
                {own.map((key) => (
                  <li key={key.path} data-testid={`own-${key.key_id}`}>
                    <KeyOutlined aria-hidden />
                    <div className={css.who}>
                      <p>
                        <b>{fileName(key.path)}</b>
                        <span className={key.person ? css.here : css.stranger}>
                          {key.person?.person ?? say("keys.notListed")}
                        </span>
                      </p>
                      <p className={css.quiet}>
                        {say("keys.publicHalf")} · {say("keys.keyNumber")} <code>{key.key_id}</code>
                      </p>
                      <CopyLine text={key.public_key} testid={`key-${key.key_id}`} />
                    </div>
                  </li>
                ))}
                {damaged.map(({ path, damage }) => (
                  <li key={path} data-testid={`damaged-${fileName(path)}`}>
                    <WarningOutlined aria-hidden className={css.soon} />
                    <div className={css.who}>
                      <p>
                        <b>{fileName(path)}</b>
                        <span className={css.stranger}>{say("keys.unusable")}</span>
                      </p>
                      <p className={css.soft}>{say(`keys.damage.${damage}`)}</p>
                    </div>
                  </li>
                ))}
              </ul>
              <p className={css.lead}>{say("keys.folder")}</p>
              <CopyLine text={folder} testid="key-folder" />
            </>
          );
        }}
      </Loaded>
    </Part>
  );
}
