import { answerParts } from "@/domain/placeholderParts";
import { keyed } from "@/ui/keyed";
import css from "./template.module.css";

/** A text of the knowledge base, its placeholders as chips, to be read. */
export function TemplateText({ text }: { text: string }) {
  return (
    <>
      {keyed(answerParts(text), ({ raw }) => raw).map(({ key, row: part }) =>
        part.kind === "placeholder" ? (
          <span key={key} className={css.chip}>
            {part.name}
          </span>
        ) : (
          <span key={key}>{part.raw}</span>
        ),
      )}
    </>
  );
}
