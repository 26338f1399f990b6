import { useNavigation } from "@/state/navigation";
import { useSay } from "@/i18n";
import type { DialogueRow } from "@/platform";
import { OutcomeIcon } from "@/ui/OutcomeIcon";
import { Section } from "../shared/Section";
import css from "./editor.module.css";

/** The test dialogues that watch over this entry. */
export function RelatedDialogues({ rows }: { rows: DialogueRow[] }) {
  const say = useSay();
  const { go } = useNavigation();
  return (
    <Section name="dialogues" title={say("answers.dialogues")} count={rows.length}>
      {rows.length === 0 ? (
        <p className={css.quiet}>{say("answers.noDialogues")}</p>
      ) : (
        <ul className={css.related}>
          {rows.map((row) => (
            <li key={row.file}>
              <OutcomeIcon outcome={row.outcome} />
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
    </Section>
  );
}
