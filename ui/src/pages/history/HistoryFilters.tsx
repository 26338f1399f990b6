import { CloseCircleFilled, SearchOutlined } from "@ant-design/icons";
import { DatePicker, Input, Select, Tag, type InputRef } from "antd";
import dayjs from "dayjs";
import { useEffect, useRef, useState } from "react";
import { modHeld, shortcut } from "@/domain/keyNames";
import { useSay } from "@/i18n";
import { useDebounced } from "@/state/useDebounced";
import { THINGS, type Filters } from "./filters";
import css from "./history.module.css";

type Props = {
  filters: Filters;
  actors: readonly string[];
  onChange: (filters: Filters) => void;
};

/** By words, page, person and day; by one thing, where somebody came from it. */
export function HistoryFilters({ filters, actors, onChange }: Props) {
  const say = useSay();
  const set = (change: Partial<Filters>) => onChange({ ...filters, ...change });
  const person = (actor: string) => actor || say("history.otherPrograms");
  return (
    <search className={css.filters}>
      <SearchField text={filters.text} onChange={(text) => set({ text })} />
      <Select
        value={filters.page ?? ""}
        aria-label={say("history.page")}
        popupMatchSelectWidth={false}
        data-testid="history-page"
        onChange={(page) => set({ page: (page || null) as Filters["page"] })}
        options={[
          { value: "", label: say("history.allPages") },
          ...(Object.keys(THINGS) as (keyof typeof THINGS)[]).map((page) => ({
            value: page,
            label: say(`nav.${page}`),
          })),
        ]}
      />
      <Select
        value={filters.actor === null ? "*" : `=${filters.actor}`}
        aria-label={say("history.actor")}
        popupMatchSelectWidth={false}
        data-testid="history-actor"
        onChange={(actor) => set({ actor: actor === "*" ? null : actor.slice(1) })}
        options={[
          { value: "*", label: say("history.everybody") },
          ...actors.map((actor) => ({ value: `=${actor}`, label: person(actor) })),
        ]}
      />
      <DatePicker.RangePicker
        value={filters.days ? [dayjs(filters.days[0]), dayjs(filters.days[1])] : null}
        aria-label={say("history.days")}
        placeholder={[say("history.fromDay"), say("history.untilDay")]}
        allowClear={{ clearIcon: <CloseCircleFilled aria-label={say("common.clear")} /> }}
        suffixIcon={null}
        data-testid="history-days"
        onChange={(days) => {
          const [from, until] = days ?? [];
          const day = "YYYY-MM-DD";
          set({ days: from && until ? [from.format(day), until.format(day)] : null });
        }}
      />
      {filters.part ? (
        <Tag
          closable={{ "aria-label": say("history.all") }}
          onClose={() => set({ part: null })}
          data-testid="history-part"
        >
          {say("history.only", { title: filters.part.title })}
        </Tag>
      ) : null}
    </search>
  );
}

/** What is typed is looked for once typing rests. */
function SearchField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const say = useSay();
  const field = useRef<InputRef>(null);
  const [typed, setTyped] = useState(text);
  const [seen, setSeen] = useState(text);
  if (seen !== text) {
    setSeen(text);
    setTyped(text);
  }
  const settled = useDebounced(typed, 150);
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => change.current(settled), [settled]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!modHeld(event) || event.key.toLowerCase() !== "f") return;
      event.preventDefault();
      field.current?.focus({ cursor: "all" });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <Input
      ref={field}
      className={css.search}
      prefix={<SearchOutlined aria-hidden />}
      allowClear={{ clearIcon: <CloseCircleFilled aria-label={say("common.clear")} /> }}
      value={typed}
      placeholder={say("history.search")}
      aria-label={say("history.search")}
      suffix={typed ? null : <kbd>{shortcut("mod", "F")}</kbd>}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.nativeEvent.isComposing) setTyped("");
      }}
      data-testid="history-search"
    />
  );
}
