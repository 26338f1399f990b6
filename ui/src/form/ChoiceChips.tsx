import { CheckOutlined } from "@ant-design/icons";
import css from "./form.module.css";

type Props<T extends string> = {
  value: readonly T[];
  options: readonly { value: T; label: string }[];
  onChange: (value: T[]) => void;
  label: string;
  testid: string;
  /** So many may be chosen at most. */
  most?: number;
};

/** A few choices, all in sight; those that are chosen carry a tick. */
export function ChoiceChips<T extends string>({
  value,
  options,
  onChange,
  label,
  testid,
  most,
}: Props<T>) {
  const full = most !== undefined && value.length >= most;
  return (
    <fieldset className={css.chips} aria-label={label} data-testid={testid}>
      {options.map((option) => {
        const on = value.includes(option.value);
        return (
          <button
            key={option.value}
            type="button"
            className={css.chip}
            aria-pressed={on}
            disabled={full && !on}
            // What was known in one order stays in it; a new one goes where the options have it.
            onClick={() =>
              onChange(
                on
                  ? value.filter((one) => one !== option.value)
                  : options
                      .map((one) => one.value)
                      .filter((one) => one === option.value || value.includes(one)),
              )
            }
            data-testid={`${testid}-${option.value}`}
          >
            {on ? <CheckOutlined aria-hidden /> : null}
            {option.label}
          </button>
        );
      })}
    </fieldset>
  );
}
