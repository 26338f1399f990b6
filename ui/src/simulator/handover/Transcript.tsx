import { useSay } from "@/i18n";
import type { TranscriptLine } from "@/platform";
import { keyed } from "@/ui/keyed";
import css from "../record/record.module.css";

/** What was said until then, folded. */
export function Transcript({ lines }: { lines: TranscriptLine[] }) {
  const say = useSay();
  if (lines.length === 0) return null;
  return (
    <details className={`${css.more} ${css.transcript}`} data-testid="case-transcript">
      <summary>{say("record.transcript", { count: lines.length })}</summary>
      <ol>
        {keyed(lines, ({ from, text }) => `${from} ${text}`).map(({ key, row: { from, text } }) => (
          <li key={key} data-from={from}>
            <small>{say(`record.${from}Said`)}</small>
            {text}
          </li>
        ))}
      </ol>
    </details>
  );
}
