import { Button } from "antd";
import { useState } from "react";
import { savedTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import { ChangeList } from "@/pages/overview/ChangeList";
import type { ReleasePreview } from "@/platform";
import { useReleases } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { Part } from "@/ui/PageFrame";
import { fileSize } from "./fileSize";
import css from "./release.module.css";

/** What customers will notice, and the files that carry it, each with its digest. */
export function ReleaseContents({ preview }: { preview: ReleasePreview }) {
  const say = useSay();
  return (
    <>
      <Part
        title={say("release.changes")}
        count={preview.seq === 1 ? undefined : preview.changes.length}
      >
        {preview.changes.length === 0 ? (
          <p className={css.quiet}>
            {say(preview.seq === 1 ? "release.first" : "release.noChanges")}
          </p>
        ) : (
          <ChangeList rows={preview.changes} />
        )}
      </Part>
      <Part
        title={say("release.files")}
        count={preview.files.length}
        extra={
          <small className={css.quiet}>
            {say("release.digest")}{" "}
            <code title={preview.kb_digest}>{preview.kb_digest.slice(0, 16)}</code>
          </small>
        }
      >
        <SignedFiles files={preview.files} />
      </Part>
    </>
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

/** What was signed before. */
export function PastReleases() {
  const say = useSay();
  const releases = useReleases();
  return (
    <Part title={say("release.past")} count={releases.data?.length}>
      <Loaded query={releases} skeleton={null}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={css.quiet}>{say("release.noPast")}</p>
          ) : (
            <ul data-testid="releases">
              {rows.map((row) => (
                <li key={row.seq} className={css.past}>
                  <b>v{row.seq}</b>
                  <span title={row.path}>{row.path}</span>
                  <code title={row.digest}>{row.digest.slice(0, 12)}</code>
                  <time dateTime={row.at}>{savedTime(row.at)}</time>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Part>
  );
}
