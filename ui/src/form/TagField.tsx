import { Select } from "antd";

type Props = {
  value: readonly string[];
  onChange: (value: string[]) => void;
  onBlur?: () => void;
  label: string;
  placeholder: string;
  testid: string;
  suggestions?: readonly string[];
  autoFocus?: boolean;
};

const SEPARATORS = ["|", "\uff5c", ",", "\uff0c", "\u3001", ";", "\uff1b", "\n", "\t"];

/**
 * A list of words: Enter adds one, a paste of many adds them all, Backspace takes the last away.
 */
export function TagField({
  value,
  onChange,
  onBlur,
  label,
  placeholder,
  testid,
  suggestions,
  autoFocus,
}: Props) {
  return (
    <Select
      mode="tags"
      style={{ width: "100%" }}
      aria-label={label}
      placeholder={placeholder}
      tokenSeparators={SEPARATORS}
      autoFocus={autoFocus}
      value={[...value]}
      onChange={(words: string[]) =>
        onChange([...new Set(words.map((word) => word.trim()).filter(Boolean))])
      }
      onBlur={onBlur}
      data-testid={testid}
      {...(suggestions?.length
        ? { options: suggestions.map((one) => ({ value: one, label: one })) }
        : { open: false, suffixIcon: null })}
    />
  );
}
