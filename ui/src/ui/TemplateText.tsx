import { answerParts } from "@/domain/placeholderParts";
import css from "./template.module.css";

/** A text of the knowledge base, its placeholders as chips, to be read. */
export function TemplateText({ text }: { text: string }) {
  return (
    <>
      {answerParts(text).map((part, at) =>
        part.kind === "placeholder" ? (
          <span key={at} className={css.chip}>
            {part.name}
          </span>
        ) : (
          <span key={at}>{part.raw}</span>
        ),
      )}
    </>
  );
}
