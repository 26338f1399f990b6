import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import type { GateCause, GateRow, GateState } from "@/platform";
import { useNavigation, type Target } from "@/state/navigation";
import { placeOfFile } from "@/state/placeOfFile";
import { keyed } from "@/ui/keyed";
import { Protect } from "./Protect";
import { ReasonField } from "./ReasonField";
import css from "./gates.module.css";

/** So many causes are shown at first. */
const FEW = 3;
/** Nobody reads more at once. */
const MANY = 200;

type Props = {
  gate: GateRow;
  /** How it stands with the reason that is typed. */
  state: GateState;
  reason: string | undefined;
  /** `null`: it is not passed over. */
  onReason: (reason: string | null) => void;
};

/** A check that stands in the way, or is passed over: why, where to put it right, and the reason. */
export function Gate({ gate, state, reason, onReason }: Props) {
  const say = useSay();
  const localized = useLocalized();
  const typed = reason !== undefined;
  const offers = gate.overridable && gate.state === "blocked" && !typed;
  return (
    <li data-state={state} data-testid={`gate-${gate.id}`}>
      <StateIcon state={state} />
      <div>
        <p>
          <b>{localized(gate.title)}</b>
          {gate.reason ? <span>{localized(gate.reason)}</span> : null}
          {gate.state === "open" ? <span>{say("release.notes")}</span> : null}
        </p>
        {gate.overridden !== null ? (
          <p className={css.given}>{say("release.switchedOff", { reason: gate.overridden })}</p>
        ) : null}
        <Causes causes={gate.causes} />
        {typed ? <ReasonField gate={gate} reason={reason} onReason={onReason} /> : null}
      </div>
      <span className={css.actions}>
        {gate.id === "protected" && gate.state === "blocked" ? <Protect /> : null}
        {offers ? (
          <Button
            size="small"
            type="text"
            onClick={() => onReason("")}
            data-testid={`pass-over-${gate.id}`}
          >
            {say("release.passOver")}
          </Button>
        ) : null}
      </span>
    </li>
  );
}

function StateIcon({ state }: { state: GateState }) {
  const say = useSay();
  const label = say(`release.state.${state}`);
  if (state === "open") return <CheckCircleFilled aria-label={label} />;
  if (state === "overridden") return <MinusCircleFilled aria-label={label} />;
  return <ExclamationCircleFilled aria-label={label} />;
}

/** What exactly stands in the way, each a way to where it is put right. */
function Causes({ causes }: { causes: readonly GateCause[] }) {
  const say = useSay();
  const localized = useLocalized();
  const { go } = useNavigation();
  const [all, setAll] = useState(false);
  if (causes.length === 0) return null;
  const shown = causes.slice(0, all ? MANY : FEW);
  const more = Math.min(causes.length, MANY) - shown.length;
  return (
    <ul className={css.causes}>
      {keyed(shown, ({ what }) => what.zh).map(({ key, row: cause }) => {
        const to = placeOfCause(cause);
        return (
          <li key={key}>
            {to ? (
              <button type="button" className="plain link" onClick={() => go(to)}>
                {localized(cause.what)}
              </button>
            ) : (
              localized(cause.what)
            )}
          </li>
        );
      })}
      {more > 0 ? (
        <li>
          <button type="button" className="plain link" onClick={() => setAll(true)}>
            {say("release.moreCauses", { count: more })}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

function placeOfCause({ entry, rule, dialogue, place }: GateCause): Target | null {
  if (entry !== null) return { page: "answers", entry };
  if (rule !== null) return { page: "handover", rule };
  if (dialogue !== null) return { page: "dialogues", dialogue };
  return place ? placeOfFile(place) : null;
}
