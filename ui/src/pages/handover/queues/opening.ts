import dayjs, { type Dayjs } from "dayjs";
import { parseTime, shortTime } from "@/domain/clock";
import type { Say } from "@/i18n";

/** When somebody is there next, as people say it: 今天 09:00, 明天 09:00, 02-12 09:00. */
export function openingWords(opens: string, say: Say, now: Dayjs = dayjs()): string {
  const at = parseTime(opens);
  const days = at ? at.startOf("day").diff(now.startOf("day"), "day") : null;
  if (at && (days === 0 || days === 1))
    return say(days === 0 ? "handover.today" : "handover.tomorrow", { time: at.format("HH:mm") });
  return shortTime(opens, now);
}
