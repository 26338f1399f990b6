import { Select } from "antd";
import { useMemo, useState } from "react";
import { useEntries, useSearch } from "@/state/queries";
import { useSay } from "@/i18n";
import { useDebounced } from "@/state/useDebounced";

type Props = {
  value: readonly string[];
  onChange: (ids: string[]) => void;
  onBlur?: () => void;
  label: string;
  testid: string;
  autoFocus?: boolean;
};

/** Entries by their standard question; found by words, pinyin or initials, as everywhere. */
export function EntriesField({ value, onChange, onBlur, label, testid, autoFocus }: Props) {
  const say = useSay();
  const rows = useEntries().data;
  const [query, setQuery] = useState("");
  const hits = useSearch(useDebounced(query.trim(), 80)).data;
  const found = useMemo(
    () => new Set((hits ?? []).filter(({ kind }) => kind === "entry").map(({ id }) => id)),
    [hits],
  );
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
      mode="multiple"
      style={{ width: "100%" }}
      aria-label={label}
      placeholder={say("handover.pickEntries")}
      value={[...value]}
      onChange={onChange}
      onBlur={onBlur}
      options={options}
      autoFocus={autoFocus}
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
