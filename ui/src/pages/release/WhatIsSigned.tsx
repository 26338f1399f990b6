import { useSay } from "@/i18n";
import type { ReleasePreview } from "@/platform";
import css from "./release.module.css";

/** In one breath: what the signature will stand for. */
export function WhatIsSigned({ preview }: { preview: ReleasePreview }) {
  const say = useSay();
  const { files, changes, tally } = preview;
  return (
    <p className={css.what} data-testid="what-is-signed">
      {say(preview.seq === 1 ? "release.whatFirst" : "release.what", {
        title: preview.title,
        seq: preview.seq,
        files: files.length,
        changes: changes.length,
        passed: tally.passed,
        total: tally.total,
      })}
      <small>
        {say("release.digest")} <code>{preview.kb_digest.slice(0, 16)}</code>
      </small>
    </p>
  );
}
