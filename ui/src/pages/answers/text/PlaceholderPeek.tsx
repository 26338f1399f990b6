import { useEffect, useState, type MouseEvent, type ReactNode, type RefObject } from "react";
import { useSay } from "@/i18n";
import type { PlaceholderRow } from "@/platform";
import { placeOfPlaceholder } from "@/state/placeOfPlaceholder";
import { useNavigation } from "@/state/navigation";
import css from "./text.module.css";

const SEE: Partial<Record<PlaceholderRow["kind"], "answers.editFact" | "answers.seePictures">> = {
  fact: "answers.editFact",
  picture: "answers.seePictures",
};

/** One quiet line: what the placeholder at hand says today, and where else it is said. */
export function PlaceholderPeek({
  name,
  placeholders,
  chars,
  tools,
}: {
  name: string | null;
  placeholders: readonly PlaceholderRow[];
  chars?: number;
  /** What else can be done here. */
  tools?: ReactNode;
}) {
  const say = useSay();
  const { go } = useNavigation();
  const [shown, setShown] = useState(name);
  useEffect(() => {
    // It stays a moment, so that the pointer can travel from the chip to the line.
    const timer = setTimeout(() => setShown(name), name ? 0 : 2500);
    return () => clearTimeout(timer);
  }, [name]);
  const current = name ?? shown;
  const row = placeholders.find(({ insert }) => insert === current);
  const place = row && placeOfPlaceholder(row);
  return (
    <div className={css.peek}>
      <span data-testid="placeholder-peek">
        {row ? (
          <>
            <b>{row.insert}</b>
            {row.value ? ` = ${row.value}` : null}
            {row.note ? <i>{row.note}</i> : null}
            {row.used_in.length > 1 ? (
              <i title={row.used_in.map(({ question }) => question).join("\n")}>
                {say("answers.usedIn", { count: row.used_in.length })}
              </i>
            ) : null}
            {place ? (
              <button
                type="button"
                className="plain link"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => go(place)}
              >
                {say(SEE[row.kind] ?? "answers.seeProducts")}
              </button>
            ) : null}
          </>
        ) : null}
      </span>
      {tools}
      {chars === undefined ? null : (
        <span className={css.count} data-long={chars > 200}>
          {say("answers.chars", { count: chars })}
        </span>
      )}
    </div>
  );
}

/** The chip under the pointer. The textarea lies above the chips, so their rectangles are asked. */
export function useHoveredChip(mirror: RefObject<HTMLElement | null>) {
  const [name, setName] = useState<string | null>(null);
  const onMouseMove = ({ clientX, clientY }: MouseEvent) => {
    const chips = mirror.current?.querySelectorAll<HTMLElement>("[data-chip]") ?? [];
    const chip = [...chips].find((one) =>
      [...one.getClientRects()].some(
        ({ left, right, top, bottom }) =>
          clientX >= left && clientX <= right && clientY >= top && clientY <= bottom,
      ),
    );
    setName(chip?.dataset.chip ?? null);
  };
  return { name, onMouseMove, onMouseLeave: () => setName(null) };
}
