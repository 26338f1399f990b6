import { Input, Modal } from "antd";
import { useRef, useState, type KeyboardEvent } from "react";
import { useSay } from "@/i18n";
import { ListOption } from "@/ui/ListOption";
import { Highlighted } from "@/ui/text";
import { useEnter } from "@/ui/useEnter";
import type { Overlays, PaletteItem } from "./usePaletteActions";
import { usePaletteItems } from "./usePaletteItems";
import css from "./palette.module.css";

/** Everything, by name: entries, facts, dialogues, pages, actions, settings. */
export function Palette({ onClose, ...overlays }: { onClose: () => void } & Overlays) {
  const say = useSay();
  const [query, setQuery] = useState("");
  const [picked, setPicked] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const { items, settled } = usePaletteItems(query, overlays);
  const at = Math.min(picked, items.length - 1);
  const run = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    item.run();
  };
  const enter = useEnter(settled, () => run(items[at]));
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
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={600}
      className={css.palette}
      styles={{ container: { padding: 0 } }}
      style={{ top: "14vh" }}
      transitionName=""
    >
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
            onPick={() => run(item)}
            onHover={() => setPicked(index)}
          />
        ))}
        {items.length === 0 && settled ? (
          <p className={css.nothing}>{say("palette.nothing", { query })}</p>
        ) : null}
      </div>
    </Modal>
  );
}

type Props = {
  index: number;
  item: PaletteItem;
  picked: boolean;
  onPick: () => void;
  onHover: () => void;
};

function PaletteRow({ index, item, picked, onPick, onHover }: Props) {
  return (
    <ListOption
      id={`palette-${index}`}
      selected={picked}
      className={css.item}
      onClick={onPick}
      onMouseMove={picked ? undefined : onHover}
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
}
