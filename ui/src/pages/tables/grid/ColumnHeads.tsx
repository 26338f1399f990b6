import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import type { VirtualItem } from "@tanstack/react-virtual";
import { Input } from "antd";
import { useRef } from "react";
import type { Sort } from "../arrange";
import type { Sheet } from "./gestures";
import { GUTTER, HEAD } from "./measures";
import { GridHead, GridLine } from "./pieces";
import type { Block } from "./selection";
import css from "./grid.module.css";

export type Heads = {
  titles: readonly string[];
  widths: readonly number[];
  /** What is said of a column to who points at it. */
  hints: readonly string[];
  /** By place among the cells of a row. */
  sort: Sort | null;
  /** The column that gets a name now; that behind the last one is new. */
  naming: number | null;
  onNamed: (name: string | null) => void;
  nameLabel: string;
};

/** The names of the columns. One that gets another name is a field. */
export function ColumnHeads({
  heads,
  sheet,
  window,
  total,
  block,
  onChoose,
}: {
  heads: Heads;
  sheet: Sheet;
  window: readonly VirtualItem[];
  total: number;
  block: Block;
  onChoose: (column: number) => void;
}) {
  const { titles, widths, hints, sort, naming } = heads;
  const head = (column: number, left: number | null) => {
    const sorted = sort && sort.column === sheet.places[column] ? sort : null;
    const chosen = column >= block.left && column <= block.right;
    return (
      <GridHead
        key={column}
        aria-colindex={column + 1}
        aria-sort={sorted ? (sorted.down ? "descending" : "ascending") : undefined}
        className={css.head}
        style={left === null ? { width: widths[column] } : { left, width: widths[column] }}
        title={hints[column]}
        data-chosen={chosen || undefined}
        data-testid={`head-${sheet.columns[column]?.name}`}
        onPointerDown={() => naming === null && onChoose(column)}
      >
        {naming === column ? (
          <NameField heads={heads} name={titles[column] ?? ""} />
        ) : (
          <span>{titles[column]}</span>
        )}
        {sorted ? (
          sorted.down ? (
            <CaretDownOutlined aria-hidden />
          ) : (
            <CaretUpOutlined aria-hidden />
          )
        ) : null}
      </GridHead>
    );
  };
  const isNew = naming === sheet.columns.length;
  return (
    <GridLine
      aria-rowindex={1}
      className={css.heads}
      style={{ width: isNew ? total + 160 : total, height: HEAD }}
    >
      <div className={css.frozen} style={{ width: GUTTER + (widths[0] ?? 0) }} role="none">
        <span className={css.gutter} style={{ width: GUTTER }} aria-hidden />
        {head(0, null)}
      </div>
      {window.map(({ index, start }) => head(index + 1, start))}
      {isNew ? (
        <GridHead className={css.head} style={{ left: total, width: 160 }}>
          <NameField heads={heads} name="" />
        </GridHead>
      ) : null}
    </GridLine>
  );
}

/** Enter and leaving give the name, Escape leaves things as they were. */
function NameField({ heads, name }: { heads: Heads; name: string }) {
  const givenUp = useRef(false);
  return (
    <Input
      size="small"
      autoFocus
      defaultValue={name}
      maxLength={40}
      aria-label={heads.nameLabel}
      onFocus={(event) => event.target.scrollIntoView({ inline: "nearest", block: "nearest" })}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        const { key, nativeEvent } = event;
        if (nativeEvent.isComposing || (key !== "Enter" && key !== "Escape")) return;
        // The key does nothing more where the focus goes next.
        event.preventDefault();
        givenUp.current = key === "Escape";
        event.currentTarget.blur();
      }}
      onBlur={(event) => heads.onNamed(givenUp.current ? null : event.target.value)}
      data-testid="column-name"
    />
  );
}
