import { App } from "antd";
import { toggleSimulator } from "@/state/preferences";
import { useEntries } from "@/state/queries";
import { useSay } from "@/i18n";
import type { CareMomentDraft } from "@/platform";
import { useSimulator } from "@/simulator/SimulatorProvider";
import { situationFor } from "./trySituation";

/** Sets the simulator to where a care moment comes, and says what to ask there. */
export function useTry() {
  const say = useSay();
  const { message } = App.useApp();
  const { settings, setSettings } = useSimulator();
  const entries = useEntries().data ?? [];
  return (moment: CareMomentDraft) => {
    const situation = situationFor(moment, settings, say);
    if (situation) setSettings(situation);
    toggleSimulator(true);
    const about =
      entries.find(
        ({ id, enabled, category }) =>
          enabled && (moment.entries.includes(id) || moment.categories.includes(category)),
      ) ?? entries.find(({ enabled }) => enabled);
    const question = moment.on === "goodbye" ? say("care.tryGoodbye") : (about?.question ?? "");
    void message.info({
      key: "step",
      content: say(situation ? "care.trySet" : "care.tryAsk", { question }),
    });
  };
}
