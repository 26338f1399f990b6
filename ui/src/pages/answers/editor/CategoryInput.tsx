import { AutoComplete } from "antd";
import { useMemo, useState } from "react";
import { useSay } from "@/i18n";
import { useEntries } from "@/state/queries";
import css from "./editor.module.css";

type Props = { value: string; onChange: (category: string) => void };

/**
 * The category: the entry moves when one is chosen or the field is left, not at each letter, which
 * would make a category of every half of a word. Escape leaves it as it was.
 */
export function CategoryInput({ value, onChange }: Props) {
  const say = useSay();
  const rows = useEntries().data;
  const [typed, setTyped] = useState<string | null>(null);
  const options = useMemo(() => {
    const all = new Set((rows ?? []).map(({ category }) => category).filter(Boolean));
    return [...all].map((category) => ({ value: category }));
  }, [rows]);
  const decide = (category: string | null) => {
    setTyped(null);
    if (category !== null && category.trim() !== value) onChange(category.trim());
  };
  return (
    <AutoComplete
      variant="borderless"
      size="small"
      className={css.categoryInput}
      value={typed ?? value}
      options={options}
      // All of them until something is typed.
      showSearch={{
        filterOption: (_, option) => typed === null || (option?.value ?? "").includes(typed.trim()),
      }}
      popupMatchSelectWidth={180}
      onChange={(category: string) => setTyped(category ?? "")}
      onSelect={decide}
      onBlur={() => decide(typed)}
      onInputKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Escape") setTyped(null);
      }}
      aria-label={say("answers.category")}
      placeholder={say("answers.noCategory")}
      data-testid="category-input"
    />
  );
}
