import { useEntries } from "@/state/queries";
import { useSay } from "@/i18n";
import type { TriedStep } from "@/platform";
import { keyed } from "@/ui/keyed";
import css from "./record.module.css";

/** What the bot did, message by message; folded, because the conversation says it better. */
export function Tried({ steps }: { steps: TriedStep[] }) {
  const say = useSay();
  const rows = useEntries().data ?? [];
  return (
    <details className={css.more}>
      <summary>{say("record.steps", { count: steps.length })}</summary>
      <ol>
        {keyed(steps, ({ turn, action }) => `${turn} ${action}`).map(
          ({ key, row: { turn, action, entry } }) => (
            <li key={key}>
              {say("record.step", { number: turn, action: say(`trace.action.${action}`) })}
              {entry ? `「${rows.find(({ id }) => id === entry)?.question ?? entry}」` : ""}
            </li>
          ),
        )}
      </ol>
    </details>
  );
}
