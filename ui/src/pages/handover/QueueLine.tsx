import { useSay, type TextKey } from "@/i18n";
import type { EscalationView } from "@/platform";
import css from "./handover.module.css";

/** Who takes over, and when somebody is there. */
export function QueueLine({ queue }: { queue: EscalationView["queues"][number] }) {
  const say = useSay();
  const days = queue.days.length === 7 ? say("handover.everyDay") : queue.days.map((day) => say(`weekday.${day}` as TextKey)).join(say("common.comma"));
  return (
    <li className={css.queue}>
      <b>{queue.name}</b>
      <span>{days} · {queue.hours === "00:00-24:00" ? say("handover.allDay") : queue.hours.replace("-", " – ")}</span>
      <em data-open={queue.open_now}>{say(queue.open_now ? "handover.openNow" : "handover.closedNow")}</em>
    </li>
  );
}
