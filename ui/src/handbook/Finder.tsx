import { SearchOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useRef, useState, type KeyboardEvent } from "react";
import { useSay } from "@/i18n";
import { ListOption } from "@/ui/ListOption";
import { Highlighted } from "@/ui/text";
import { handbook } from "../../../docs/handbook.zh.md";
import { plain, searchHandbook, type HandbookHit } from "./search";
import css from "./handbook.module.css";

/** All chapters, or what was found; the arrows go through them from the field. */
export function Finder({
  onGo,
}: {
  onGo: (place: { chapter: string; section: string | null }) => void;
}) {
  const say = useSay();
  const [query, setQuery] = useState("");
  const [picked, setPicked] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const searching = query.trim() !== "";
  const rows = searching ? searchHandbook(handbook, query) : contents();
  const at = Math.min(picked, rows.length - 1);
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = (at + step + rows.length) % Math.max(1, rows.length);
      setPicked(next);
      list.current?.children[next]?.scrollIntoView({ block: "nearest" });
    }
    const row = rows[at];
    if (event.key === "Enter" && row) {
      event.preventDefault();
      onGo(row);
    }
  };
  return (
    <>
      <div className={css.search}>
        <Input
          autoFocus
          allowClear={false}
          prefix={<SearchOutlined aria-hidden />}
          value={query}
          placeholder={say("handbook.search")}
          aria-label={say("handbook.search")}
          onChange={(event) => {
            setQuery(event.target.value);
            setPicked(0);
          }}
          onKeyDown={key}
          role="combobox"
          aria-expanded
          aria-controls="handbook-rows"
          aria-activedescendant={rows[at] ? `handbook-${at}` : undefined}
          data-testid="handbook-search"
        />
      </div>
      <div
        ref={list}
        id="handbook-rows"
        className={css.rows}
        role="listbox"
        aria-label={say(searching ? "handbook.found" : "handbook.contents")}
        data-testid="handbook-rows"
      >
        {rows.map((row, index) => (
          <ListOption
            key={`${row.chapter} ${row.section ?? ""}`}
            id={`handbook-${index}`}
            selected={index === at}
            className={css.row}
            onClick={() => onGo(row)}
            onMouseMove={index === at ? undefined : () => setPicked(index)}
            data-testid={`handbook-row-${row.section ?? row.chapter}`}
          >
            <b>{row.title}</b>
            {row.snippet ? (
              <span>
                <Highlighted text={row.snippet} ranges={row.ranges} />
              </span>
            ) : null}
          </ListOption>
        ))}
      </div>
      {rows.length === 0 ? (
        <p className={css.nothing}>{say("handbook.nothing", { query: query.trim() })}</p>
      ) : null}
    </>
  );
}

/** Each chapter with its first sentence: what one wants to do. */
function contents(): HandbookHit[] {
  return handbook.chapters.map(({ id, title, blocks: [first] }) => ({
    chapter: id,
    section: null,
    title,
    snippet: first?.kind === "text" ? plain(first.spans) : "",
    ranges: [],
  }));
}
