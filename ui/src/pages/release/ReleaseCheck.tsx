import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useNavigation } from "@/state/navigation";
import { useStatus } from "@/state/queries";
import { useLocalized, useSay } from "@/i18n";
import type { ReleasePreview } from "@/platform";
import css from "./release.module.css";

/** Whether it may be released: what stands in the way line by line, what is well in one. */
export function ReleaseCheck({ preview }: { preview: ReleasePreview }) {
  const say = useSay();
  const localized = useLocalized();
  const { go } = useNavigation();
  const errors = useStatus().data?.errors ?? 0;
  const { blockers, tally } = preview;
  const passed = tally.total > 0 && tally.passed === tally.total && !tally.stale;
  return (
    <ul className={css.checks} data-testid="release-checks">
      {blockers.map((blocker) => (
        <li key={blocker.zh} data-ok="false">
          <ExclamationCircleFilled aria-hidden />
          <span>{localized(blocker)}</span>
          <Button size="small" onClick={() => go({ page: errors > 0 ? "overview" : "dialogues" })}>
            {say("release.look")}
          </Button>
        </li>
      ))}
      {blockers.length === 0 ? (
        <li data-ok="true">
          <CheckCircleFilled aria-hidden />
          <span>{say("release.noErrors")}</span>
        </li>
      ) : null}
      {passed || blockers.length === 0 ? (
        <li data-ok={passed}>
          {passed ? <CheckCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />}
          <span>
            {tally.total === 0
              ? say("release.noDialogues")
              : say(tally.stale ? "release.dialoguesStale" : "release.dialogues", {
                  passed: tally.passed,
                  total: tally.total,
                })}
          </span>
          {passed ? null : (
            <Button size="small" onClick={() => go({ page: "dialogues" })}>
              {say("overview.toDialogues")}
            </Button>
          )}
        </li>
      ) : null}
      <li data-ok={preview.encoder !== null} data-testid="release-encoder">
        {preview.encoder === null ? (
          <ExclamationCircleFilled aria-hidden />
        ) : (
          <CheckCircleFilled aria-hidden />
        )}
        <span>{say(preview.encoder === null ? "release.wordsOnly" : "release.withEncoder")}</span>
      </li>
    </ul>
  );
}
