import { PlusOutlined } from "@ant-design/icons";
import { useSay } from "@/i18n";
import type { Capability, CareMomentRow, CareTrigger } from "@/platform";
import { CareCard } from "./CareCard";
import type { Place } from "./lanes";
import css from "./line.module.css";

type Props = {
  trigger: CareTrigger; place: Place; moments: CareMomentRow[]; persona: string; selected: string | null; capabilities: Capability[];
  onSelect: (id: string) => void; onAdd: (trigger: CareTrigger) => void;
};

/** One point in time, with what is said at it or a place to say something. */
export function CareStop({ trigger, place, moments, persona, selected, capabilities, onSelect, onAdd }: Props) {
  const say = useSay();
  const name = say(`careTrigger.${trigger}`);
  return (
    <li className={css.stop} style={{ gridColumn: place.column, gridRow: place.row }} data-trigger={trigger} data-row={place.row} data-testid={`stop-${trigger}`}>
      <h3><span>{name}</span></h3>
      {moments.map((row) => <CareCard key={row.draft.id} row={row} persona={persona} selected={row.draft.id === selected} capabilities={capabilities} onSelect={onSelect} />)}
      {moments.length === 0 ? (
        <button type="button" className={`plain ${css.add}`} onClick={() => onAdd(trigger)} aria-label={`${name}: ${say("care.addHere")}`} data-testid={`add-${trigger}`}><PlusOutlined /> {say("care.addHere")}</button>
      ) : null}
    </li>
  );
}
