import { useLayoutEffect, useRef, useState, type RefObject } from "react";
import { useSay } from "@/i18n";
import type { PlaceholderRow } from "@/platform";
import { ListOption } from "@/ui/ListOption";
import css from "./text.module.css";

type Props = {
  mirror: RefObject<HTMLDivElement | null>;
  options: PlaceholderRow[];
  picked: number;
  onPick: (name: string) => void;
  onHover: (index: number) => void;
};

/** What can stand between the braces, with what it says today. */
export function CompletionList({ mirror, options, picked, onPick, onHover }: Props) {
  const say = useSay();
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 24 });

  useLayoutEffect(() => {
    const caret = mirror.current?.querySelector<HTMLElement>("[data-caret]");
    if (!caret || !mirror.current) return;
    const width = list.current?.offsetWidth ?? 320;
    const left = Math.max(0, Math.min(caret.offsetLeft, mirror.current.clientWidth - width));
    const top = caret.offsetTop + 26;
    setPlace((before) => (before.left === left && before.top === top ? before : { left, top }));
  });
  useLayoutEffect(() => {
    list.current?.children[picked]?.scrollIntoView({ block: "nearest" });
  }, [picked]);

  return (
    <div
      ref={list}
      className={css.completions}
      role="listbox"
      aria-label={say("answers.placeholders")}
      style={place}
      data-testid="completions"
    >
      {options.map((row, index) => (
        <ListOption
          key={row.insert}
          selected={index === picked}
          data-testid={`completion-${row.insert}`}
          // The field must keep its focus, so the press itself decides.
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(row.insert);
          }}
          onMouseEnter={() => onHover(index)}
        >
          <b>{row.insert}</b>
          {row.value ? <span>= {row.value}</span> : null}
          <small>
            {row.used_in.length > 0
              ? say("answers.usedIn", { count: row.used_in.length })
              : say(`answers.kind.${row.kind}`)}
          </small>
        </ListOption>
      ))}
    </div>
  );
}
