import { Select } from "antd";
import { useMemo } from "react";
import { useEntries } from "@/state/queries";
import { useSay } from "@/i18n";

type Props = {
  value: readonly string[];
  onChange: (categories: string[]) => void;
  onBlur?: () => void;
  label: string;
  testid: string;
  autoFocus?: boolean;
};

/** Categories of the shop's entries. */
export function CategoriesField({ value, onChange, onBlur, label, testid, autoFocus }: Props) {
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
      mode="multiple"
      style={{ width: "100%" }}
      aria-label={label}
      placeholder={say("handover.pickCategories")}
      value={[...value]}
      onChange={onChange}
      onBlur={onBlur}
      options={options}
      autoFocus={autoFocus}
      data-testid={testid}
    />
  );
}
