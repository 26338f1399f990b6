import { ExperimentOutlined } from "@ant-design/icons";
import { useSay } from "@/i18n";
import { usePlatform, type ReplyVerdict } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useGesture } from "@/drafts/useGesture";
import css from "./keep.module.css";

/** A question of the log becomes a test dialogue; where one asks it already, that is said. */
export function KeepAsTest({
  text,
  verdict,
  tested,
}: {
  text: string;
  verdict: ReplyVerdict | null;
  tested: boolean;
}) {
  const say = useSay();
  const platform = usePlatform();
  const { go } = useNavigation();
  const { busy, gesture } = useGesture();
  if (tested) return <small data-testid="discover-tested">{say("discover.tested")}</small>;
  const keep = () =>
    gesture(
      () => platform.questionToDialogue(text, verdict),
      (row) => (
        <>
          {say(row.outcome === "failed" ? "discover.keptFailing" : "discover.kept", {
            title: row.title,
          })}{" "}
          <button
            type="button"
            className="plain link"
            onClick={() => go({ page: "dialogues", dialogue: row.file })}
          >
            {say("common.look")}
          </button>
        </>
      ),
    );
  return (
    <button
      type="button"
      className={`plain ${css.keep}`}
      aria-label={say("discover.keepOf", { text })}
      disabled={busy}
      onClick={() => void keep()}
      data-testid="discover-keep"
    >
      <ExperimentOutlined aria-hidden /> {say("discover.keep")}
    </button>
  );
}
