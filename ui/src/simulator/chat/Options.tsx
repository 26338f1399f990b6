import type { TurnOption } from "@/platform";
import css from "./chat.module.css";

/** What the customer may choose from; only the last question is still open. */
export function Options({
  options,
  active,
  onChoose,
}: {
  options: TurnOption[];
  active: boolean;
  onChoose: (label: string) => void;
}) {
  return (
    <ol className={css.options}>
      {options.map((option, index) => (
        <li key={option.id}>
          <button
            type="button"
            disabled={!active}
            onClick={() => onChoose(option.label)}
            data-testid={`sim-option-${option.id}`}
          >
            <span>{index + 1}</span>
            {option.label}
          </button>
        </li>
      ))}
    </ol>
  );
}
