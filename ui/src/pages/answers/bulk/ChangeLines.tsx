import { useVirtualizer } from "@tanstack/react-virtual";
import { Checkbox } from "antd";
import { useRef, type CSSProperties } from "react";
import { useLocalized, useSay } from "@/i18n";
import type { BulkChange, TextPiece, TextPlace } from "@/platform";
import { keyed } from "@/ui/keyed";
import css from "./bulk.module.css";

/** The name of a place among all places. */
export const placeKey = (place: TextPlace) => JSON.stringify(place);

type Props = {
  changes: readonly BulkChange[];
  /** Places that stay; without it none can be chosen. */
  skipped?: ReadonlySet<string>;
  onSkip?: (place: TextPlace, skip: boolean) => void;
};

/** What would change, a line each; only those in view exist. */
export function ChangeLines({ changes, skipped, onSkip }: Props) {
  const say = useSay();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({
    count: changes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 66,
    overscan: 6,
    initialRect: { width: 760, height: 340 },
  });
  return (
    <section
      ref={scroller}
      className={css.changes}
      aria-label={say("bulk.changes")}
      // Scrolled by the keyboard where nothing in it takes the focus.
      tabIndex={onSkip ? undefined : 0}
      data-testid="bulk-changes"
    >
      <div style={{ height: lines.getTotalSize(), position: "relative" }}>
        {lines.getVirtualItems().map((line) => {
          const change = changes[line.index];
          if (!change) return null;
          return (
            <ChangeLine
              key={line.key}
              index={line.index}
              change={change}
              skipped={skipped?.has(placeKey(change.place)) ?? false}
              onSkip={onSkip}
              style={{ transform: `translateY(${line.start}px)`, height: line.size }}
            />
          );
        })}
      </div>
    </section>
  );
}

function ChangeLine({
  index,
  change,
  skipped,
  onSkip,
  style,
}: {
  index: number;
  change: BulkChange;
  skipped: boolean;
  onSkip?: Props["onSkip"];
  style: CSSProperties;
}) {
  const say = useSay();
  const localized = useLocalized();
  const { place, effect, reason } = change;
  const refused = effect === "refused";
  const title = localized(change.title);
  return (
    <div
      className={css.change}
      style={style}
      data-off={skipped || refused}
      data-testid={`bulk-change-${index}`}
    >
      {onSkip ? (
        <Checkbox
          checked={!skipped && !refused}
          disabled={refused}
          aria-label={say("bulk.choose", { title })}
          onChange={({ target }) => onSkip(place, !target.checked)}
        />
      ) : null}
      <div>
        <p className={css.where}>
          <b>{title}</b>
          <span>{place.kind === "cell" ? place.column : say(`bulk.field.${place.field}`)}</span>
          {reason ? <em>{localized(reason)}</em> : null}
        </p>
        <p className={css.text}>
          {keyed(pieces(change), ({ before, after }) => `${before}\n${after}`).map(
            ({ key, row: piece }) => (
              <Piece key={key} piece={piece} />
            ),
          )}
        </p>
      </div>
    </div>
  );
}

function Piece({ piece: { before, after } }: { piece: TextPiece }) {
  if (before === after) return <span>{before}</span>;
  return (
    <>
      {before ? <del>{before}</del> : null}
      {after ? <ins>{after}</ins> : null}
    </>
  );
}

/** Characters that are shown around what changes. */
const AROUND = 24;

/** The pieces, with long stretches that stay as they are cut short. */
function pieces({ pieces: all, place }: BulkChange): TextPiece[] {
  const changing = all.some(({ before, after }) => before !== after);
  if (!changing || (place.kind === "part" && place.field === "phrasings")) return all;
  return all.map((piece, at) => {
    const letters = [...piece.before];
    const [first, last] = [at === 0, at === all.length - 1];
    if (piece.before !== piece.after || letters.length <= AROUND * (first || last ? 1 : 2))
      return piece;
    const text = first
      ? `…${letters.slice(-AROUND).join("")}`
      : last
        ? letters.join("")
        : `${letters.slice(0, AROUND).join("")}…${letters.slice(-AROUND).join("")}`;
    return { before: text, after: text };
  });
}
