import { Select } from "antd";
import { useMemo, useState } from "react";
import { useSay } from "@/i18n";
import { useEntries, useSearch } from "@/state/queries";
import { useDebounced } from "@/state/useDebounced";

type Props = {
  value: readonly string[];
  onChange: (chosen: string[]) => void;
  onBlur?: () => void;
  label: string;
  placeholder?: string;
  testid: string;
  autoFocus?: boolean;
  /** So many are shown; of more, how many more there are. */
  shown?: number;
};

/** Entries by their standard question; found by words, pinyin or initials, as everywhere. */
export function EntriesField({ value, label, placeholder, testid, shown, ...rest }: Props) {
  const say = useSay();
  const rows = useEntries().data;
  const [query, setQuery] = useState("");
  const entries = useSearch(useDebounced(query.trim(), 80)).data?.entries;
  const found = useMemo(() => new Set(entries), [entries]);
  const options = useMemo(() => {
    const known = (rows ?? []).map(({ id, question, category, enabled }) => ({
      value: id,
      label: question || id,
      category,
      off: !enabled,
    }));
    // What the rule names and the knowledge base lacks is shown by its id, so that it can be seen
    // and taken out.
    return [
      ...known,
      ...value
        .filter((id) => rows && !rows.some((row) => row.id === id))
        .map((id) => ({ value: id, label: id, category: "", off: true })),
    ];
  }, [rows, value]);
  return (
    <Select
      {...rest}
      mode="multiple"
      style={{ width: "100%" }}
      aria-label={label}
      placeholder={placeholder ?? say("handover.pickEntries")}
      value={[...value]}
      options={options}
      maxTagCount={shown}
      showSearch={{
        onSearch: setQuery,
        filterOption: (typed, option) =>
          (option?.label ?? "").toLowerCase().includes(typed.trim().toLowerCase()) ||
          found.has(option?.value ?? ""),
      }}
      optionRender={({ data }) => (
        <span style={{ display: "flex", gap: 8, justifyContent: "space-between" }}>
          <span>{data.label}</span>
          <small style={{ color: "var(--text-faint)" }}>
            {data.off ? say("answers.off") : data.category}
          </small>
        </span>
      )}
      data-testid={testid}
    />
  );
}

/** Categories of the shop's entries. */
export function CategoriesField({ value, label, placeholder, testid, shown, ...rest }: Props) {
  const say = useSay();
  const rows = useEntries().data;
  const options = useMemo(
    () =>
      [...new Set([...(rows ?? []).map(({ category }) => category), ...value])]
        .filter(Boolean)
        .map((one) => ({ value: one, label: one })),
    [rows, value],
  );
  return (
    <Select
      {...rest}
      mode="multiple"
      style={{ width: "100%" }}
      aria-label={label}
      placeholder={placeholder ?? say("handover.pickCategories")}
      value={[...value]}
      options={options}
      maxTagCount={shown}
      data-testid={testid}
    />
  );
}
