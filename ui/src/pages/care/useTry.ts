import { App } from "antd";
import dayjs from "dayjs";
import { shopTime } from "@/domain/clock";
import { useSay, type Say } from "@/i18n";
import type { CareMomentDraft } from "@/platform";
import { useSimulator } from "@/simulator/SimulatorProvider";
import { HAPPENINGS, happened, type Happening, type Settings } from "@/simulator/settings";
import { toggleSimulator } from "@/state/preferences";
import { useEntries } from "@/state/queries";

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

// The situation in which a care moment comes, for the simulator.

/** As the settings would be with it; `null` where no setting brings it about, only what is said. */
export function situationFor(
  { on, hours }: Pick<CareMomentDraft, "on" | "hours">,
  settings: Settings,
  say: Say,
): Settings | null {
  const event = HAPPENINGS.find((one): one is Happening => one === on);
  if (event) return settings.events.includes(event) ? settings : happened(settings, event, say);
  if (on !== "late_night") return null;
  const from = /^(\d{1,2}):(\d{2})/.exec(hours);
  return {
    ...settings,
    now: shopTime(
      dayjs()
        .hour(Number(from?.[1] ?? 23))
        .minute(Number(from?.[2] ?? 0) + 5)
        .second(0),
    ),
  };
}
