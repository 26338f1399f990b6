import { useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import type { BehaviorChange, Outcome, TableImpact } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { keyed } from "@/ui/keyed";
import { difference } from "./difference";
import css from "./tables.module.css";

/** Nobody reads more. */
const SHOWN = 30;

/** Which replies would change, as the customer reads them; folded until one asks for them. */
export function ImpactLine({ impact }: { impact: TableImpact | null }) {
  const say = useSay();
  const localized = useLocalized();
  const [open, setOpen] = useState(false);
  if (!impact) return <p data-testid="cell-impact">{say("tables.impactLooking")}</p>;
  if (impact.refused) {
    return (
      <p className={css.refused} role="alert" data-testid="cell-impact">
        {localized(impact.refused)}
      </p>
    );
  }
  const { changes, dialogues, carried } = impact;
  const renamed = carried > 0 ? `${say("tables.impactRenamed", { count: carried })} ` : "";
  if (changes.length === 0) {
    return (
      <p data-testid="cell-impact">
        {renamed}
        {say("tables.impactNone", { count: dialogues })}
      </p>
    );
  }
  const worse = changes.filter(({ verdict }) => verdict === "worse").length;
  return (
    <div data-testid="cell-impact" data-changes={changes.length}>
      <p>
        {renamed}
        {say("tables.impact", { count: changes.length })}
        {worse > 0 ? ` ${say("tables.impactWorse", { count: worse })}` : ""}{" "}
        <button
          type="button"
          className="plain link"
          aria-expanded={open}
          // The cell stays open while one looks.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setOpen(!open)}
        >
          {say(open ? "tables.impactHide" : "tables.impactShow")}
        </button>
      </p>
      {open ? (
        <ul className={css.changes}>
          {keyed(
            changes.slice(0, SHOWN),
            ({ text, place }) => `${JSON.stringify(place)} ${text}`,
          ).map(({ key, row }) => (
            <ChangeLine key={key} change={row} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function ChangeLine({ change: { place, text, before, after } }: { change: BehaviorChange }) {
  const { go } = useNavigation();
  const said = ({ said, questions }: Outcome) => said || questions.join(" · ");
  const parts = difference(said(before), said(after));
  return (
    <li>
      <b>{text}</b>
      {place.kind === "dialogue" ? (
        <button
          type="button"
          className="plain link"
          onClick={() => go({ page: "dialogues", dialogue: place.file })}
        >
          {place.title}
        </button>
      ) : null}
      <del>
        {parts.before}
        <mark>{parts.was}</mark>
        {parts.after}
      </del>
      <ins>
        {parts.before}
        <mark>{parts.is}</mark>
        {parts.after}
      </ins>
    </li>
  );
}
