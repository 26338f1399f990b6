import { DeleteOutlined, DownOutlined, PlusOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Dropdown, Input, type MenuProps } from "antd";
import { useSay } from "@/i18n";
import css from "./tables.module.css";

export type ColumnDeeds = {
  /** The column that is meant. */
  title: string;
  /** Whether its name and its being there are the shop's business. */
  own: boolean;
  sorted: boolean;
  mayAdd: boolean;
  sort: (down: boolean) => void;
  unsort: () => void;
  rename: () => void;
  remove: () => void;
  add: () => void;
};

type Props = {
  query: string;
  onQuery: (query: string) => void;
  /** Empty cells that an answer needs. */
  leaks: number;
  onlyLeaks: boolean;
  onLeaks: () => void;
  /** How many rows are in view and how many there are. */
  shown: number;
  total: number;
  chosenRows: number;
  onAddRow: () => void;
  onRemoveRows: () => void;
  column: ColumnDeeds;
  readOnly: boolean;
};

/** What can be done with the table besides writing in it. */
export function Toolbar({
  query,
  onQuery,
  leaks,
  onlyLeaks,
  onLeaks,
  shown,
  total,
  chosenRows,
  onAddRow,
  onRemoveRows,
  column,
  readOnly,
}: Props) {
  const say = useSay();
  const items: MenuProps["items"] = [
    { key: "up", label: say("tables.sortUp"), onClick: () => column.sort(false) },
    { key: "down", label: say("tables.sortDown"), onClick: () => column.sort(true) },
    { key: "none", label: say("tables.unsort"), disabled: !column.sorted, onClick: column.unsort },
    { type: "divider" },
    {
      key: "rename",
      label: say("tables.renameColumn"),
      disabled: readOnly || !column.own,
      onClick: column.rename,
    },
    {
      key: "remove",
      label: say("tables.removeColumn"),
      disabled: readOnly || !column.own,
      onClick: column.remove,
    },
  ];
  return (
    <div className={css.toolbar} role="toolbar" aria-label={say("tables.tools")}>
      <Input
        className={css.search}
        allowClear
        size="small"
        prefix={<SearchOutlined aria-hidden />}
        placeholder={say("tables.search")}
        aria-label={say("tables.search")}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        data-testid="table-search"
      />
      {leaks > 0 || onlyLeaks ? (
        <Button
          size="small"
          className={css.leaks}
          type={onlyLeaks ? "primary" : "default"}
          aria-pressed={onlyLeaks}
          title={say("tables.leaksHint")}
          onClick={onLeaks}
          data-testid="only-leaks"
        >
          {say("tables.leaks", { count: leaks })}
        </Button>
      ) : null}
      <span className={css.count} data-testid="table-count">
        {shown === total
          ? say("tables.rows", { count: total })
          : say("tables.rowsOf", { shown, count: total })}
      </span>
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        disabled={readOnly}
        onClick={onAddRow}
        data-testid="add-row"
      >
        {say("tables.addRow")}
      </Button>
      {column.mayAdd ? (
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          disabled={readOnly}
          onClick={column.add}
          data-testid="add-column"
        >
          {say("tables.addColumn")}
        </Button>
      ) : null}
      <Dropdown menu={{ items }} trigger={["click"]}>
        <Button size="small" data-testid="column-menu">
          {say("tables.columnMenu", { name: column.title })} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <Button
        size="small"
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        disabled={readOnly || chosenRows === 0}
        onClick={onRemoveRows}
        data-testid="remove-rows"
      >
        {say("tables.removeRows", { count: Math.max(1, chosenRows) })}
      </Button>
    </div>
  );
}
