import { Button, Progress } from "antd";
import { useSay } from "@/i18n";
import css from "./runProgress.module.css";

/** How far something is that goes on in the background, with the way to stop it. */
export function RunProgress({
  words,
  done,
  total,
  onStop,
  testid,
}: {
  words: string;
  done: number;
  /** 0 as long as it is not known. */
  total: number;
  onStop: () => void;
  testid: string;
}) {
  const say = useSay();
  return (
    <div className={css.progress} role="status" data-testid={`${testid}-progress`}>
      <p>{words}</p>
      <Progress
        percent={total === 0 ? 0 : Math.round((100 * done) / total)}
        showInfo={false}
        size="small"
        status="active"
      />
      <Button size="small" onClick={onStop} data-testid={`${testid}-stop`}>
        {say("common.cancel")}
      </Button>
    </div>
  );
}
