// The situation in which a care moment comes, for the simulator.
import dayjs from "dayjs";
import { shopTime } from "@/domain/clock";
import type { Say } from "@/i18n";
import type { CareMomentDraft } from "@/platform";
import { HAPPENINGS, happened, type Happening, type Settings } from "@/simulator/settings";

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
