import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { ReleasePreview } from "@/platform";
import { fileSize } from "./fileSize";
import css from "./release.module.css";

const FEW = 12;

/**
 * Every file with its digest; what customers are answered from first, the many dialogues behind it.
 */
export function SignedFiles({ files }: { files: ReleasePreview["files"] }) {
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
