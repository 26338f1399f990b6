import { Highlighted } from "@/ui/Highlighted";
import type { PaletteItem } from "./paletteItem";
import { ListOption } from "@/ui/ListOption";
import css from "./palette.module.css";

type Props = {
  index: number;
  item: PaletteItem;
  picked: boolean;
  onPick: () => void;
  onHover: () => void;
};

export function PaletteRow({ index, item, picked, onPick, onHover }: Props) {
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
