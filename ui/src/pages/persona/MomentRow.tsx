import { useNavigation } from "@/app/navigation";
import { useSay } from "@/i18n";
import type { PersonaView } from "@/platform";
import { TemplateText } from "@/ui/TemplateText";
import css from "./persona.module.css";

/** One moment of the conversation with its phrases, said in turn. */
export function MomentRow({ row }: { row: PersonaView["moments"][number] }) {
  const say = useSay();
  const { target } = useNavigation();
  return (
    <li className={css.moment} data-marked={target.moment === row.moment} data-testid={`moment-${row.moment}`}>
      <div>
        <h3>{say(`moment.${row.moment}`)}</h3>
        <p>{say(`momentHint.${row.moment}`)}</p>
        {row.sticker ? <span className={css.sticker}>{say("simulator.sticker", { name: row.sticker })}</span> : null}
      </div>
      <ul>
        {row.phrases.length === 0 ? <li className={css.none}>{say("persona.noPhrase")}</li> : row.phrases.map((phrase) => <li key={phrase}><TemplateText text={phrase} /></li>)}
      </ul>
    </li>
  );
}
