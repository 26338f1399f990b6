import { PlusOutlined } from "@ant-design/icons";
import { useSay } from "@/i18n";
import type { Capability, CareMomentRow, CareTrigger } from "@/platform";
import { rankOf } from "../moments";
import { CareCard } from "./CareCard";
import type { Place } from "./lanes";
import css from "./line.module.css";

type Props = {
  trigger: CareTrigger;
  place: Place;
  moments: CareMomentRow[];
  all: CareMomentRow[];
  persona: string;
  selected: string | null;
  capabilities: Capability[];
  onSelect: (id: string) => void;
  onAdd: (trigger: CareTrigger) => void;
};

/** One point in time, with what is said at it or a place to say something. */
export function CareStop({
  trigger,
  place,
  moments,
  all,
  persona,
  selected,
  capabilities,
  onSelect,
  onAdd,
}: Props) {
  const say = useSay();
  const name = say(`careTrigger.${trigger}`);
  return (
    <li
      className={css.stop}
      style={{ gridColumn: place.column, gridRow: place.row }}
      data-trigger={trigger}
      data-row={place.row}
      data-testid={`stop-${trigger}`}
    >
      <h3>
        <span>{name}</span>
        {moments.length > 0 ? (
          <button
            type="button"
            className={`plain ${css.more}`}
            onClick={() => onAdd(trigger)}
            title={say("care.addAnother")}
            aria-label={`${name}: ${say("care.addAnother")}`}
            data-testid={`add-${trigger}`}
          >
            <PlusOutlined />
          </button>
        ) : null}
      </h3>
      {moments.map((row) => (
        <CareCard
          key={row.draft.id}
          row={row}
          rank={rankOf(row.draft, all)}
          persona={persona}
          selected={row.draft.id === selected}
          capabilities={capabilities}
          onSelect={onSelect}
        />
      ))}
      {moments.length === 0 ? (
        <button
          type="button"
          className={`plain ${css.add}`}
          onClick={() => onAdd(trigger)}
          aria-label={`${name}: ${say("care.addHere")}`}
          data-testid={`add-${trigger}`}
        >
          <PlusOutlined /> {say("care.addHere")}
        </button>
      ) : null}
    </li>
  );
}
