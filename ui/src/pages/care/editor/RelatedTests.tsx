import { useSay } from "@/i18n";
import type { DialogueRow } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { OutcomeIcon } from "@/ui/icons";
import css from "./editor.module.css";

/** The dialogues that expect the moment. */
export function RelatedTests({ rows }: { rows: DialogueRow[] }) {
  const say = useSay();
  const { go } = useNavigation();
  return (
    <div className={css.tests}>
      <h3>{say("answers.dialogues")}</h3>
      {rows.length === 0 ? (
        <p className={css.none}>{say("answers.noDialogues")}</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.file}>
              <OutcomeIcon outcome={row.outcome} />{" "}
              <button
                type="button"
                className="plain link"
                onClick={() => go({ page: "dialogues", dialogue: row.file })}
              >
                {row.title}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
