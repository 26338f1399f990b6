import { Button, Progress } from "antd";
import { useSay } from "@/i18n";
import type { DiscoveryProgress } from "@/platform";
import css from "./log.module.css";

/** How far the log is, with the way to stop. */
export function ReadingProgress({ far, onStop }: { far: DiscoveryProgress; onStop: () => void }) {
  const say = useSay();
  const { stage, done, total } = far;
  return (
    <div className={css.reading} role="status" data-testid="discover-progress">
      <p>{say(`discover.stage.${stage}`, { done, total })}</p>
      <Progress percent={percent(far)} showInfo={false} size="small" status="active" />
      <Button size="small" onClick={onStop} data-testid="discover-stop">
        {say("common.cancel")}
      </Button>
    </div>
  );
}

/** Where each stage begins, of all the work in percent; understanding takes most of it. */
const BEGINS = { reading: 0, understanding: 5, trying: 60, comparing: 65 } as const;
const ENDS = { reading: 5, understanding: 60, trying: 65, comparing: 98 } as const;

function percent({ stage, done, total }: DiscoveryProgress): number {
  const part = Math.min(1, done / Math.max(1, total));
  return Math.round(BEGINS[stage] + (ENDS[stage] - BEGINS[stage]) * part);
}
