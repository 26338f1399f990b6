import { cutAt } from "@/domain/characters";
import { keyed } from "@/ui/keyed";

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
