import { useStep } from "@/drafts/useStep";
import { useSay } from "@/i18n";
import { usePlatform, type CareTrigger, type CareView } from "@/platform";
import { newMoment } from "../moments";
import { CareStop } from "./CareStop";
import { LANES, stopsOf } from "./lanes";
import css from "./line.module.css";

type Props = {
  view: CareView;
  persona: string;
  selected: string | null;
  onSelect: (id: string) => void;
  onAdded: (id: string) => void;
};

/** Three lanes: the order's life, the customer's own days, the conversation. */
export function CareLanes({ view, persona, selected, onSelect, onAdded }: Props) {
  const say = useSay();
  const add = useNewMoment(view, onAdded);
  return (
    <>
      {LANES.map((lane) => (
        <section key={lane} className={css.lane} aria-label={say(`care.lane.${lane}`)}>
          <h2>
            {say(`care.lane.${lane}`)}
            <small>{say(`care.laneHint.${lane}`)}</small>
          </h2>
          <ol className={css.stops} data-lane={lane}>
            {stopsOf(lane, view.moments).map(({ trigger, place, moments }) => (
              <CareStop
                key={trigger}
                trigger={trigger}
                place={place}
                moments={moments}
                all={view.moments}
                persona={persona}
                selected={selected}
                capabilities={view.capabilities}
                onSelect={onSelect}
                onAdd={(on: CareTrigger) => void add(on)}
              />
            ))}
            {lane === "order" ? <li className={css.then}>{say("care.afterwards")}</li> : null}
          </ol>
        </section>
      ))}
    </>
  );
}

/** Makes a care moment at an empty place and opens it; undo takes it away. */
function useNewMoment(view: CareView, onOpen: (id: string) => void) {
  const say = useSay();
  const platform = usePlatform();
  const step = useStep();
  return async (on: CareTrigger) => {
    const draft = newMoment(
      on,
      say(`careTrigger.${on}`),
      view.moments.map((row) => row.draft.id),
    );
    if (await step(() => platform.saveDraft(null, { kind: "care_moment", draft }, null)))
      onOpen(draft.id);
  };
}
