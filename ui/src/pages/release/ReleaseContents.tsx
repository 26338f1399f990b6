import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import { ChangeList } from "@/pages/overview/changes/ChangeList";
import { isNoticed } from "@/pages/overview/changes/changeWords";
import type { ReleasePreview } from "@/platform";
import { Part } from "@/ui/PageFrame";
import { fileSize } from "./fileSize";
import css from "./release.module.css";

/** What customers will notice, as they will; then what only the shop sees. */
export function ReleaseContents({ preview }: { preview: ReleasePreview }) {
  const say = useSay();
  const noticed = preview.changes.filter(isNoticed);
  const behind = preview.changes.filter((row) => !isNoticed(row));
  return (
    <>
      <Part
        title={say("release.changes")}
        count={preview.seq === 1 ? undefined : noticed.length}
        testid="release-changes"
      >
        {noticed.length > 0 ? (
          <ChangeList rows={noticed} />
        ) : (
          <p className={css.quiet}>
            {say(
              preview.seq === 1
                ? "release.first"
                : behind.length > 0
                  ? "release.noneNoticed"
                  : "release.noChanges",
            )}
          </p>
        )}
      </Part>
      {behind.length > 0 ? (
        <Part title={say("release.behind")} count={behind.length} testid="release-behind">
          <ChangeList rows={behind} />
        </Part>
      ) : null}
    </>
  );
}

/** Every file with its digest, and what the bot understands with: for whoever looks closely. */
export function TechnicalDetails({ preview }: { preview: ReleasePreview }) {
  const say = useSay();
  return (
    <details className={css.technical} data-testid="release-technical">
      <summary>{say("release.technical", { count: preview.files.length })}</summary>
      <dl>
        <dt>{say("release.contentDigest")}</dt>
        <dd>
          <code>{preview.kb_digest}</code>
        </dd>
        {preview.encoder ? (
          <>
            <dt>{say("release.encoderDigest")}</dt>
            <dd>
              <code>{preview.encoder}</code>
            </dd>
          </>
        ) : null}
      </dl>
      <SignedFiles files={preview.files} />
    </details>
  );
}

const FEW = 12;

/**
 * Every file with its digest; what customers are answered from first, the many dialogues behind it.
 */
function SignedFiles({ files }: { files: ReleasePreview["files"] }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const isDialogue = (path: string) => path.startsWith("dialogues/");
  const sorted = [
    ...files.filter(({ path }) => !isDialogue(path)),
    ...files.filter(({ path }) => isDialogue(path)),
  ];
  return (
    <>
      <table className={css.files} data-testid="release-files">
        <thead>
          <tr>
            <th>{say("release.file")}</th>
            <th>{say("release.size")}</th>
            <th>SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {(all ? sorted : sorted.slice(0, FEW)).map(({ path, size, sha256 }) => (
            <tr key={path}>
              <td>
                <code>{path}</code>
              </td>
              <td>{fileSize(size)}</td>
              <td>
                <code title={sha256}>{sha256.slice(0, 12)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > FEW && !all ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {say("release.allFiles", { count: sorted.length })}
        </Button>
      ) : null}
    </>
  );
}
