import {
  CloseCircleFilled,
  DeleteOutlined,
  DownOutlined,
  PlusOutlined,
  SearchOutlined,
} from "@ant-design/icons";
import { Button, Dropdown, Input, type MenuProps } from "antd";
import { memo } from "react";
import { useSay } from "@/i18n";
import css from "./tables.module.css";

/** What its buttons do. */
export type Deeds = {
  onQuery: (query: string) => void;
  onLeaks: () => void;
  onAddRow: () => void;
  onRemoveRows: () => void;
  onSort: (down: boolean) => void;
  onUnsort: () => void;
  onRenameColumn: () => void;
  onRemoveColumn: () => void;
  onAddColumn: () => void;
};

type Props = {
  query: string;
  /** Empty cells that an answer needs. */
  leaks: number;
  onlyLeaks: boolean;
  /** How many rows are in view and how many there are. */
  shown: number;
  total: number;
  chosenRows: number;
  /** The column that is meant, and whether its name and its being there are the shop's business. */
  column: string;
  isOwn: boolean;
  mayAddColumn: boolean;
  isSorted: boolean;
  readOnly: boolean;
  /** Always the same ones. */
  deeds: Deeds;
};

/** What can be done with the table besides writing in it. */
export const Toolbar = memo(function Toolbar({
  query,
  leaks,
  onlyLeaks,
  shown,
  total,
  chosenRows,
  column,
  isOwn,
  mayAddColumn,
  isSorted,
  readOnly,
  deeds,
}: Props) {
  const say = useSay();
  const items: MenuProps["items"] = [
    { key: "up", label: say("tables.sortUp"), onClick: () => deeds.onSort(false) },
    { key: "down", label: say("tables.sortDown"), onClick: () => deeds.onSort(true) },
    { key: "none", label: say("tables.unsort"), disabled: !isSorted, onClick: deeds.onUnsort },
    { type: "divider" },
    {
      key: "rename",
      label: say("tables.renameColumn"),
      disabled: readOnly || !isOwn,
      onClick: deeds.onRenameColumn,
    },
    {
      key: "remove",
      label: say("tables.removeColumn"),
      disabled: readOnly || !isOwn,
      onClick: deeds.onRemoveColumn,
    },
  ];
  return (
    <div className={css.toolbar} role="toolbar" aria-label={say("tables.tools")}>
      <Input
        className={css.search}
        allowClear={{ clearIcon: <CloseCircleFilled aria-label={say("common.clear")} /> }}
        size="small"
        prefix={<SearchOutlined aria-hidden />}
        placeholder={say("tables.search")}
        aria-label={say("tables.search")}
        value={query}
        onChange={(event) => deeds.onQuery(event.target.value)}
        data-testid="table-search"
      />
      {leaks > 0 || onlyLeaks ? (
        <Button
          size="small"
          className={css.leaks}
          type={onlyLeaks ? "primary" : "default"}
          aria-pressed={onlyLeaks}
          title={say("tables.leaksHint")}
          onClick={deeds.onLeaks}
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
        onClick={deeds.onAddRow}
        data-testid="add-row"
      >
        {say("tables.addRow")}
      </Button>
      {mayAddColumn ? (
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          disabled={readOnly}
          onClick={deeds.onAddColumn}
          data-testid="add-column"
        >
          {say("tables.addColumn")}
        </Button>
      ) : null}
      <Dropdown menu={{ items }} trigger={["click"]}>
        <Button size="small" className={css.columnMenu} data-testid="column-menu">
          {say("tables.columnMenu", { name: column })} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <Button
        size="small"
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        disabled={readOnly || chosenRows === 0}
        onClick={deeds.onRemoveRows}
        data-testid="remove-rows"
      >
        {say("tables.removeRows", { count: Math.max(1, chosenRows) })}
      </Button>
    </div>
  );
});
