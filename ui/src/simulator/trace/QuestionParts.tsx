import { useNavigation } from "@/state/navigation";
import { useEntries } from "@/state/queries";
import { useSay } from "@/i18n";
import type { Message, Turn } from "@/platform";
import { points } from "./lines";
import css from "./trace.module.css";

/** What a message asks that asks several things, each with the entry that answers it. */
export function QuestionParts({ message, turn }: { message: Message; turn: Turn }) {
  const say = useSay();
  const { go } = useNavigation();
  const rows = useEntries().data ?? [];
  const { decision } = turn.trace;
  if (decision.by !== "parts") return null;
  const characters = Array.from(message.text);
  return (
    <ul className={css.parts} data-testid="sim-parts">
      {decision.parts.map(({ span, entry, score }) => (
        <li key={span.start}>
          {say("trace.part", { text: characters.slice(span.start, span.end).join("") })}
          <button
            type="button"
            className="plain link"
            onClick={() => go({ page: "answers", entry })}
          >
            {rows.find(({ id }) => id === entry)?.question ?? entry}
          </button>
          <b>{points(score)}</b>
        </li>
      ))}
    </ul>
  );
}
