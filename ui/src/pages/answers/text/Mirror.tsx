import { useMemo, type Ref } from "react";
import { answerParts } from "@/domain/placeholderParts";
import type { PlaceholderRow } from "@/platform";
import css from "./text.module.css";

type Props = {
  ref: Ref<HTMLDivElement>;
  text: string;
  placeholders: readonly PlaceholderRow[];
  hovered: string | null;
  caret: number | null;
};

/** The same text laid out the same way, with chips: what is seen of the textarea before it. */
export function Mirror({ ref, text, placeholders, hovered, caret }: Props) {
  const known = useMemo(
    () => new Set(placeholders.flatMap(({ insert }) => [insert, pictureName(insert)])),
    [placeholders],
  );
  let at = 0;
  return (
    <div ref={ref} className={css.mirror} aria-hidden>
      {answerParts(text).map((part, index) => {
        const from = at;
        at += part.raw.length;
        if (part.kind === "placeholder") {
          return (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: edited in place
              key={index}
              className={css.chip}
              data-chip={part.name}
              data-unknown={
                known.size > 0 &&
                !known.has(part.name) &&
                !known.has(pictureName(part.name)) &&
                !foreign(part.name)
              }
              data-hovered={hovered === part.name}
            >
              <i>{"{"}</i>
              {part.raw.slice(1, -1)}
              <i>{"}"}</i>
            </span>
          );
        }
        if (caret === null || caret < from || caret >= at)
          return (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: edited in place
              key={index}
            >
              {part.raw}
            </span>
          );
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: edited in place
            key={index}
          >
            {part.raw.slice(0, caret - from)}
            <span data-caret />
            {part.raw.slice(caret - from)}
          </span>
        );
      })}
      {"\u200b"}
    </div>
  );
}

/**
 * The English names of what every shop has are equal to the Chinese ones, but not in the
 * completion.
 */
function foreign(name: string): boolean {
  return /^(product|order|customer|persona|queue|case)\.|^(shop|queue)$/.test(name);
}

/** A picture by its name, whichever word and colon stand before it; all else as it is. */
function pictureName(name: string): string {
  const colon = /[:\uff1a]/.exec(name);
  return colon ? `:${name.slice(colon.index + 1).trim()}` : name;
}
