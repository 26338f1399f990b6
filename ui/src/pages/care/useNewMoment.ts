import { useStep } from "@/drafts/useStep";
import { useSay } from "@/i18n";
import { usePlatform, type CareTrigger, type CareView } from "@/platform";
import { newMoment } from "./moments";

/** Makes a care moment at an empty place and opens it; undo takes it away. */
export function useNewMoment(view: CareView, onOpen: (id: string) => void) {
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
