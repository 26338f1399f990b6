import { cutAt } from "@/domain/characters";
import { answerParts } from "@/domain/placeholderParts";
import { keyed } from "./keyed";
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

/** A text with ranges of characters marked. */
export function Highlighted({
  text,
  ranges,
}: {
  text: string;
  ranges: readonly (readonly [number, number])[];
}) {
  if (ranges.length === 0) return <>{text}</>;
  return (
    <>
      {keyed(cutAt(text, ranges), (piece) => piece.text).map(({ key, row: piece }) =>
        piece.marked ? <mark key={key}>{piece.text}</mark> : <span key={key}>{piece.text}</span>,
      )}
    </>
  );
}
