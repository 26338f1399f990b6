import { SafetyCertificateFilled } from "@ant-design/icons";
import { useSay } from "@/i18n";
import type { Exported } from "@/platform";
import { CopyLine } from "@/ui/CopyLine";
import { fileSize } from "./fileSize";
import css from "./release.module.css";

/** It is signed: where it lies, and how anybody can verify it. */
export function ExportedNote({ exported }: { exported: Exported }) {
  const say = useSay();
  return (
    <section
      className={css.exported}
      role="status"
      data-testid="exported"
      data-path={exported.path}
      data-public-key={exported.public_key}
    >
      <h2>
        <SafetyCertificateFilled aria-hidden /> {say("release.done", { seq: exported.seq })}
      </h2>
      {exported.missing_approvals > 0 ? (
        <p data-testid="exported-waits">
          {say("release.waits", { count: exported.missing_approvals })}
        </p>
      ) : null}
      <dl>
        <div>
          <dt>{say("release.file")}</dt>
          <dd>
            <code>{exported.path}</code> <small>{fileSize(exported.size)}</small>
          </dd>
        </div>
        <div>
          <dt>{say("release.digest")}</dt>
          <dd>
            <code data-testid="exported-digest">{exported.digest}</code>
          </dd>
        </div>
        <div>
          <dt>{say("release.publicKey")}</dt>
          <dd>
            <CopyLine text={exported.public_key} testid="copy-public-key" />
          </dd>
        </div>
      </dl>
      <h3>{say("release.verify")}</h3>
      {exported.verify_commands.map((command, index) => (
        <CopyLine key={command} text={command} testid={`verify-command-${index}`} />
      ))}
    </section>
  );
}
