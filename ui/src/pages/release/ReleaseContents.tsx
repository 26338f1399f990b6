import { useSay } from "@/i18n";
import type { ReleasePreview } from "@/platform";
import { Part } from "@/ui/PageFrame";
import { ChangeList } from "../overview/ChangeList";
import { SignedFiles } from "./SignedFiles";
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
