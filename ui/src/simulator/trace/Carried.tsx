import { useNavigation } from "@/state/navigation";
import { useEntries } from "@/state/queries";
import { useSay } from "@/i18n";
import type { Turn } from "@/platform";
import { points } from "./lines";
import css from "./trace.module.css";

/** Which wordings carried the first entry and by how much, and what spoke against it. */
export function Carried({ turn }: { turn: Turn }) {
  const say = useSay();
  const { go } = useNavigation();
  const rows = useEntries().data ?? [];
  const best = turn.candidates.find(({ entry }) => entry === turn.entry) ?? turn.candidates[0];
  const parts = best?.carried_by ?? [];
  if (!best || parts.length === 0) return null;
  const name = (id: string) => rows.find((row) => row.id === id)?.question ?? id;
  return (
    <div>
      <dt>{say("trace.carried")}</dt>
      <dd>
        <ul className={css.parts} data-testid="sim-carried">
          {parts.map(({ entry, wording, share }) => (
            <li key={`${entry}:${wording}`} data-against={share < 0}>
              <button
                type="button"
                className="plain link"
                onClick={() =>
                  go({ page: "answers", entry, field: { name: "phrasings", index: null } })
                }
              >
                {wording}
              </button>
              <b>{say("trace.share", { number: points(share) })}</b>
              {share < 0 ? <small>{say("trace.against", { question: name(entry) })}</small> : null}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
