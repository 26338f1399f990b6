import { Progress } from "antd";
import { useEffect, useState } from "react";
import { useSay } from "@/i18n";
import { usePlatform, type ImportProgress } from "@/platform";
import css from "./import.module.css";

/** How far the reading or the taking over is; what comes first is quick, and says nothing. */
export function HowFar() {
  const say = useSay();
  const platform = usePlatform();
  const [far, setFar] = useState<ImportProgress | null>(null);
  useEffect(() => platform.onImportProgress(setFar), [platform]);
  const { stage, done, total } = far ?? { stage: "reading", done: 0, total: 1 };
  return (
    <div className={css.howFar} role="status" data-testid="import-progress">
      <p>{say(`imports.stage.${stage}`, { done, total })}</p>
      <Progress
        percent={share(stage, done / Math.max(total, 1))}
        showInfo={false}
        size="small"
        status="active"
      />
    </div>
  );
}

/** Of all the work in percent: reading takes half of it, comparing most of the rest. */
function share(stage: ImportProgress["stage"], part: number): number {
  if (stage === "reading") return 50 * part;
  return stage === "comparing" ? 50 + 40 * part : 95;
}
