import { Input, Modal } from "antd";
import { memo, useCallback, useRef, useState, type KeyboardEvent } from "react";
import { useSay } from "@/i18n";
import { ListOption } from "@/ui/ListOption";
import { Highlighted } from "@/ui/text";
import { useEnter } from "@/ui/useEnter";
import type { Overlays, PaletteItem } from "./usePaletteActions";
import { usePaletteItems } from "./usePaletteItems";
import css from "./palette.module.css";

/** Everything, by name: entries, facts, dialogues, pages, actions, settings. */
export function Palette({ onClose, ...overlays }: { onClose: () => void } & Overlays) {
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={600}
      styles={{ container: { padding: 0 } }}
      style={{ top: "14vh" }}
      transitionName=""
    >
      <PaletteSearch onClose={onClose} {...overlays} />
    </Modal>
  );
}

/** The field and what it finds: a key draws these two, and nothing around them. */
function PaletteSearch({ onClose, ...overlays }: { onClose: () => void } & Overlays) {
  const say = useSay();
  const [query, setQuery] = useState("");
  const [picked, setPicked] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const { items, settled } = usePaletteItems(query, overlays);
  const at = Math.min(picked, items.length - 1);
  const run = useCallback(
    (item: PaletteItem) => {
      onClose();
      item.run();
    },
    [onClose],
  );
  const enter = useEnter(settled, () => {
    const item = items[at];
    if (item) run(item);
  });
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = (at + step + items.length) % Math.max(1, items.length);
      setPicked(next);
      list.current?.children[next]?.scrollIntoView({ block: "nearest" });
    }
    if (event.key === "Enter") {
      event.preventDefault();
      enter.press();
    }
  };
  return (
    <>
      <Input
        autoFocus
        variant="borderless"
        size="large"
        value={query}
        placeholder={say("palette.placeholder")}
        aria-label={say("palette.placeholder")}
        className={css.input}
        onChange={(event) => {
          setQuery(event.target.value);
          setPicked(0);
          enter.forget();
        }}
        onKeyDown={key}
        data-testid="palette-input"
        role="combobox"
        aria-expanded
        aria-controls="palette-items"
        aria-activedescendant={items[at] ? `palette-${at}` : undefined}
      />
      <div
        ref={list}
        id="palette-items"
        className={css.items}
        role="listbox"
        data-testid="palette-items"
      >
        {items.map((item, index) => (
          <PaletteRow
            key={item.key}
            index={index}
            item={item}
            picked={index === at}
            onPick={run}
            onHover={setPicked}
          />
        ))}
        {items.length === 0 && settled ? (
          <p className={css.nothing}>{say("palette.nothing", { query })}</p>
        ) : null}
      </div>
    </>
  );
}

type Props = {
  index: number;
  item: PaletteItem;
  picked: boolean;
  onPick: (item: PaletteItem) => void;
  onHover: (index: number) => void;
};

const PaletteRow = memo(function PaletteRow({ index, item, picked, onPick, onHover }: Props) {
  return (
    <ListOption
      id={`palette-${index}`}
      selected={picked}
      className={css.item}
      onClick={() => onPick(item)}
      onMouseMove={picked ? undefined : () => onHover(index)}
      data-testid={`palette-${item.key}`}
    >
      <small>{item.group}</small>
      <span>
        <Highlighted text={item.title} ranges={item.highlights ?? []} />
      </span>
      {item.detail ? <i>{item.detail}</i> : null}
      {item.keys ? <kbd>{item.keys}</kbd> : null}
    </ListOption>
  );
});
