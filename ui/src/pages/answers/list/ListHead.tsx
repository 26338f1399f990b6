import { CloseCircleFilled, EllipsisOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Dropdown, Input, Select, type InputRef } from "antd";
import { memo, useEffect, useRef } from "react";
import { modHeld, shortcut } from "@/domain/keyNames";
import { useSay } from "@/i18n";
import type { EntryRow } from "@/platform";
import { PageTitle } from "@/ui/PageTitle";
import type { ListFilter } from "./listItems";
import { NewEntry } from "./NewEntry";
import css from "./list.module.css";

type Props = {
  entries: readonly EntryRow[];
  categories: string[];
  shown: number;
  selected: string | null;
  query: string;
  onQuery: (query: string) => void;
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
  onDown: () => void;
  onEnter: () => void;
  onTool: (tool: "replace" | "duplicates") => void;
};

/** Search, filters, and a new entry. */
export function ListHead({
  entries,
  categories,
  shown,
  selected,
  query,
  onQuery,
  filter,
  onFilter,
  onDown,
  onEnter,
  onTool,
}: Props) {
  const say = useSay();
  const search = useRef<InputRef>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!modHeld(event) || event.key.toLowerCase() !== "f") return;
      event.preventDefault();
      search.current?.focus({ cursor: "all" });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <div className={css.head}>
      <div className={css.title}>
        <PageTitle>
          {say("nav.answers")}
          <span data-testid="entry-count">
            {shown === entries.length ? entries.length : `${shown} / ${entries.length}`}
          </span>
        </PageTitle>
        <Tools
          categories={categories}
          near={entries.find(({ id }) => id === selected)?.category ?? ""}
          onTool={onTool}
        />
      </div>
      <Input
        ref={search}
        prefix={<SearchOutlined aria-hidden />}
        allowClear={{ clearIcon: <CloseCircleFilled aria-label={say("common.clear")} /> }}
        value={query}
        placeholder={say("answers.search")}
        aria-label={say("answers.search")}
        suffix={query ? null : <kbd>{shortcut("mod", "F")}</kbd>}
        onChange={(event) => onQuery(event.target.value)}
        data-testid="entry-search"
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "ArrowDown") {
            event.preventDefault();
            onDown();
          }
          if (event.key === "Enter") onEnter();
          if (event.key === "Escape") onQuery("");
        }}
      />
      <Filters categories={categories} filter={filter} onFilter={onFilter} />
    </div>
  );
}

/** What can be done to many entries, and a new one. */
const Tools = memo(function Tools({
  categories,
  near,
  onTool,
}: Pick<Props, "categories" | "onTool"> & { near: string }) {
  const say = useSay();
  return (
    <span className={css.tools}>
      <Dropdown
        trigger={["click"]}
        placement="bottomRight"
        menu={{
          items: [
            {
              key: "replace",
              label: `${say("bulk.replace")}…`,
              extra: shortcut("mod", "shift", "H"),
              onClick: () => onTool("replace"),
            },
            {
              key: "duplicates",
              label: `${say("bulk.duplicates")}…`,
              onClick: () => onTool("duplicates"),
            },
          ],
        }}
      >
        <Button
          size="small"
          type="text"
          icon={<EllipsisOutlined aria-hidden />}
          aria-label={say("bulk.tools")}
          data-testid="list-tools"
        />
      </Dropdown>
      <NewEntry categories={categories} near={near} />
    </span>
  );
});

/** Of which category, and in which state, entries are shown. */
const Filters = memo(function Filters({
  categories,
  filter,
  onFilter,
}: Pick<Props, "categories" | "filter" | "onFilter">) {
  const say = useSay();
  return (
    <div className={css.filters}>
      <Select
        size="small"
        variant="borderless"
        value={filter.category ?? ""}
        aria-label={say("answers.category")}
        popupMatchSelectWidth={false}
        data-testid="filter-category"
        onChange={(category) => onFilter({ ...filter, category: category || null })}
        options={[
          { value: "", label: say("answers.allCategories") },
          ...categories.map((name) => ({
            value: name,
            label: name || say("answers.noCategory"),
          })),
        ]}
      />
      <Select
        size="small"
        variant="borderless"
        value={filter.state}
        aria-label={say("answers.state")}
        popupMatchSelectWidth={false}
        data-testid="filter-state"
        onChange={(state) => onFilter({ ...filter, state })}
        options={(["all", "problems", "disabled", "expiring"] as const).map((state) => ({
          value: state,
          label: say(`answers.filter.${state}`),
        }))}
      />
    </div>
  );
});
