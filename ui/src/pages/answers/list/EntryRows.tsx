import { InboxOutlined } from "@ant-design/icons";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Button } from "antd";
import { useEffect, useImperativeHandle, useRef, type KeyboardEvent, type Ref } from "react";
import { modHeld } from "@/domain/keyNames";
import { useSay } from "@/i18n";
import { EmptyNote } from "@/ui/notes";
import type { Chosen } from "../bulk/useSelection";
import { EntryRowLine } from "./EntryRowLine";
import { NewEntry } from "./NewEntry";
import type { ListItem } from "./listItems";
import css from "./list.module.css";

type Props = {
  ref: Ref<HTMLDivElement>;
  items: ListItem[];
  total: number;
  selected: string | null;
  chosen: Chosen;
  query: string;
  /** Whether these rows still answer to earlier letters. */
  busy: boolean;
  onOpen: (id: string) => void;
  onClear: () => void;
};

/** Only the rows in view exist. */
export function EntryRows({
  ref,
  items,
  total,
  selected,
  chosen,
  query,
  busy,
  onOpen,
  onClear,
}: Props) {
  const say = useSay();
  const scroller = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => scroller.current as HTMLDivElement);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === "category" ? 34 : 52),
    getItemKey: (index) => {
      const item = items[index];
      return item?.kind === "entry" ? item.row.id : `category-${item?.name}`;
    },
    overscan: 6,
    initialRect: { width: 280, height: 700 },
  });
  const at = items.findIndex((item) => item.kind === "entry" && item.row.id === selected);
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: "auto" });
  }, [at, rows]);

  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Enter") {
      event.preventDefault();
      document.querySelector<HTMLElement>("[data-testid=answer-input]")?.focus();
    }
    if (event.key === " " && selected && at >= 0) {
      event.preventDefault();
      chosen.toggle(selected);
    }
    if (modHeld(event) && event.key.toLowerCase() === "a") {
      event.preventDefault();
      chosen.all();
    }
    if (step === 0) return;
    event.preventDefault();
    for (let next = at + step; next >= 0 && next < items.length; next += step) {
      const item = items[next];
      if (item?.kind !== "entry") continue;
      if (event.shiftKey) chosen.extendTo(item.row.id);
      return onOpen(item.row.id);
    }
  };

  if (items.length === 0) {
    return total === 0 ? (
      <EmptyNote
        icon={<InboxOutlined aria-hidden />}
        title={say("answers.emptyTitle")}
        action={<NewEntry categories={[]} near="" label />}
      >
        {say("answers.emptyBody")}
      </EmptyNote>
    ) : (
      <EmptyNote
        title={query ? say("answers.noHits", { query }) : say("answers.noneLeft")}
        action={<Button onClick={onClear}>{say("answers.clearFilters")}</Button>}
      />
    );
  }
  return (
    <div
      ref={scroller}
      className={css.rows}
      tabIndex={0}
      role="listbox"
      aria-label={say("answers.list")}
      aria-multiselectable
      aria-busy={busy}
      data-choosing={chosen.rows.length > 0}
      aria-activedescendant={selected ? `entry-${selected}` : undefined}
      onKeyDown={move}
      data-testid="entry-list"
    >
      <div style={{ height: rows.getTotalSize(), position: "relative" }}>
        {rows.getVirtualItems().map((row) => {
          const item = items[row.index];
          if (!item) return null;
          return item.kind === "category" ? (
            <div
              key={row.key}
              className={css.category}
              style={{ transform: `translateY(${row.start}px)`, height: row.size }}
              role="presentation"
            >
              {item.name || say("answers.noCategory")}
              <span>{item.count}</span>
            </div>
          ) : (
            <EntryRowLine
              key={row.key}
              row={item.row}
              hit={item.hit}
              query={item.hit ? query : ""}
              selected={item.row.id === selected}
              chosen={chosen.ids.has(item.row.id)}
              top={row.start}
              height={row.size}
              onOpen={onOpen}
              onToggle={chosen.toggle}
              onExtend={chosen.extendTo}
            />
          );
        })}
      </div>
    </div>
  );
}
