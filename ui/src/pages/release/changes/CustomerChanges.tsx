import { FileTextOutlined } from "@ant-design/icons";
import { App, Button, Progress } from "antd";
import { useSay } from "@/i18n";
import { usePlatform, type ReleaseReview } from "@/platform";
import { Loaded } from "@/ui/notes";
import { Part } from "@/ui/PageFrame";
import { useShownError } from "./useShownError";
import { ComingUp } from "./ComingUp";
import { ChangeGroups } from "./ChangeGroups";
import { useReview } from "./useReview";
import css from "./changes.module.css";

/**
 * What customers will be told otherwise than by the last release, turn by turn, to be approved or
 * sent back; then what changes by itself while the bundle lives.
 */
export function CustomerChanges() {
  const say = useSay();
  const { review, progress, stop, again, decide } = useReview();
  const { isFetching, data } = review;
  return (
    <>
      <Part
        title={say("review.title")}
        count={data?.replaces ? total(data) : undefined}
        extra={data?.replaces ? <LogButton onRead={again} /> : null}
        testid="customer-changes"
      >
        {isFetching && progress ? <Comparing progress={progress} onStop={stop} /> : null}
        <Loaded query={review}>
          {(found) => (
            <div aria-busy={isFetching}>
              <Summary review={found} onAgain={again} />
              {found.groups.length > 0 ? (
                <ChangeGroups groups={found.groups} decide={decide} />
              ) : null}
            </div>
          )}
        </Loaded>
      </Part>
      {data ? <ComingUp events={data.calendar} days={data.days} /> : null}
    </>
  );
}

const total = ({ open, approved, rejected }: ReleaseReview) => open + approved + rejected;

/** In one breath: how much changes, and how much of it is still to be looked at. */
function Summary({ review, onAgain }: { review: ReleaseReview; onAgain: () => Promise<void> }) {
  const say = useSay();
  const { replaces, compared, complete, open, approved, rejected } = review;
  if (replaces === null) return <p className={css.quiet}>{say("review.first")}</p>;
  const counts = {
    dialogues: compared.dialogues,
    phrasings: compared.phrasings + compared.situations,
    sessions: compared.sessions,
    messages: compared.messages,
  };
  const kinds = ["dialogues", "phrasings", "sessions", "messages"] as const;
  const what = kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => say(`review.asked.${kind}`, { count: counts[kind] }))
    .join(say("common.comma"));
  const tried = say("review.tried", { what });
  return (
    <div className={css.summary} data-testid="review-summary" data-open={open}>
      {complete ? null : (
        <p className={css.stopped} role="status">
          {say("review.stopped")}{" "}
          <Button size="small" onClick={() => void onAgain()} data-testid="review-again">
            {say("review.again")}
          </Button>
        </p>
      )}
      <p>
        {total(review) === 0
          ? say("review.none", { seq: replaces })
          : approved === total(review)
            ? say("review.allApproved", { count: approved })
            : [
                rejected > 0 ? say("review.someBack", { count: rejected }) : "",
                open > 0 ? say("review.someOpen", { count: open }) : "",
                approved > 0 ? say("review.someApproved", { count: approved }) : "",
              ]
                .filter(Boolean)
                .join(" ")}
      </p>
      <small>{tried}</small>
    </div>
  );
}

function Comparing({
  progress: { done, total: all },
  onStop,
}: {
  progress: { done: number; total: number };
  onStop: () => void;
}) {
  const say = useSay();
  return (
    <div className={css.comparing} data-testid="review-progress">
      <span aria-live="polite">{say("review.comparing", { done, total: all })}</span>
      <Progress
        percent={Math.floor((100 * done) / Math.max(1, all))}
        showInfo={false}
        size="small"
        aria-label={say("review.comparingShort")}
      />
      <Button size="small" onClick={onStop} data-testid="review-stop">
        {say("review.stop")}
      </Button>
    </div>
  );
}

/** Takes what customers really asked into the comparison. */
function LogButton({ onRead }: { onRead: () => Promise<void> }) {
  const say = useSay();
  const platform = usePlatform();
  const { message } = App.useApp();
  const shownError = useShownError();
  const pick = async () => {
    try {
      const read = await platform.pickLog(say("review.pickLog"));
      if (!read) return;
      void message.success(say("review.logRead", { file: read.file, count: read.messages }));
      await onRead();
    } catch (thrown) {
      shownError(thrown);
    }
  };
  return (
    <Button
      size="small"
      icon={<FileTextOutlined aria-hidden />}
      onClick={() => void pick()}
      title={say("review.logWhy")}
      data-testid="review-log"
    >
      {say("review.log")}
    </Button>
  );
}
