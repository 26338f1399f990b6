import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useSay } from "@/i18n";
import type { SearchHit } from "@/platform";
import { useTypedSearch } from "@/state/queries";
import { ListOption } from "@/ui/ListOption";
import { Highlighted } from "@/ui/text";
import { useEnter } from "@/ui/useEnter";
import css from "./fix.module.css";

export type Choice = {
  id: string;
  question: string;
  detail?: string;
  highlights?: SearchHit["highlights"];
};
type Props = {
  suggested: Choice[];
  without: string | null;
  onPick: (choice: Choice) => void;
  onCancel: () => void;
};

const SHOWN = 7;

/**
 * Finds an entry by Chinese, pinyin or initials; before anything is typed, those that came into
 * question.
 */
export function EntryPicker({ suggested, without, onPick, onCancel }: Props) {
  const say = useSay();
  const list = useId();
  const rows = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [picked, setPicked] = useState(0);
  const { asked, hits, settled } = useTypedSearch(query);
  const choices = useMemo(() => {
    const all: Choice[] =
      asked === ""
        ? suggested
        : hits
            .filter(({ kind }) => kind === "entry")
            .map(({ id, title, snippet, highlights }) => ({
              id,
              question: title,
              detail: snippet === title ? undefined : snippet,
              highlights,
            }));
    return all.filter(({ id }) => id !== without).slice(0, SHOWN);
  }, [asked, hits, suggested, without]);
  const at = Math.min(picked, choices.length - 1);
  const choice = choices[at];
  const enter = useEnter(settled, () => choice && onPick(choice));
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = (at + step + choices.length) % Math.max(1, choices.length);
      setPicked(next);
      rows.current?.children[next]?.scrollIntoView({ block: "nearest" });
    }
    if (event.key === "Enter") {
      event.preventDefault();
      enter.press();
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <div>
      <Input
        autoFocus
        prefix={<SearchOutlined aria-hidden style={{ color: "var(--text-faint)" }} />}
        value={query}
        placeholder={say("fix.pick")}
        aria-label={say("fix.pick")}
        autoComplete="off"
        onChange={(event) => {
          setQuery(event.target.value);
          setPicked(0);
          enter.forget();
        }}
        onKeyDown={key}
        data-testid="fix-search"
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={list}
        aria-activedescendant={choices[at] ? `${list}-${at}` : undefined}
      />
      <div
        ref={rows}
        id={list}
        role="listbox"
        aria-label={say("fix.title")}
        className={css.choices}
      >
        {choices.map((choice, index) => (
          <ListOption
            key={choice.id}
            id={`${list}-${index}`}
            selected={index === at}
            onClick={() => onPick(choice)}
            onMouseMove={() => setPicked(index)}
            data-testid={`fix-entry-${choice.id}`}
          >
            <span>
              <Highlighted text={choice.question} ranges={choice.highlights ?? []} />
            </span>
            {choice.detail ? <i>{choice.detail}</i> : null}
          </ListOption>
        ))}
      </div>
      {choices.length === 0 && !settled ? (
        <p className={css.quiet}>{say("fix.searching")}</p>
      ) : null}
      {choices.length === 0 && settled && asked !== "" ? (
        <p className={css.quiet}>{say("fix.noEntry", { query: asked })}</p>
      ) : null}
    </div>
  );
}
