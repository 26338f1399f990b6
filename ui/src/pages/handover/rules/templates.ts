// Rules to begin with: what shops ask for most often. A draft is made for the queues that there
// are.
import type { Say } from "@/i18n";
import type { QueueDraft, RuleDraft } from "@/platform";
import { conditions } from "../builder/conditions";
import { weekOf } from "../shared/week";

export const TEMPLATES = [
  "angry",
  "asked_thrice",
  "big_order",
  "word",
  "night",
  "wants_human",
] as const;
export type Template = (typeof TEMPLATES)[number];

const WHEN: Record<Template, (say: Say) => Pick<RuleDraft, "when" | "urgency">> = {
  angry: () => ({ when: conditions({ anger: 2 }), urgency: "urgent" }),
  asked_thrice: () => ({ when: conditions({ asked: 3 }), urgency: "normal" }),
  big_order: () => ({
    when: conditions({ amount_over: "1000.00", mood: ["worried", "urgent", "angry"] }),
    urgency: "urgent",
  }),
  word: (say) => ({
    when: conditions({ words: [say("handover.template.exampleWord")] }),
    urgency: "normal",
  }),
  night: () => ({
    when: conditions({ hours: "22:00-08:00", mood: ["worried", "urgent"] }),
    urgency: "normal",
  }),
  wants_human: () => ({ when: conditions({ request_human: true }), urgency: "normal" }),
};

export function fromTemplate(
  template: Template,
  say: Say,
  queue: string,
  taken: readonly string[],
): RuleDraft {
  return {
    id: freeId(template.replaceAll("_", "-"), taken),
    title: say(`handover.template.${template}`),
    queue,
    fallback: null,
    say: "",
    say_closed: "",
    ask_first: [],
    any: [],
    ...WHEN[template](say),
  };
}

const LATE = 23 * 60;

/**
 * Where a new rule hands over to at first: the first queue; at night the first of those that are
 * there on most nights.
 */
export function queueFor(template: Template, queues: readonly QueueDraft[]): string {
  const nights = (queue: QueueDraft) =>
    weekOf(queue).filter((day) => day.some(({ from, until }) => from <= LATE && LATE < until))
      .length;
  const best =
    template === "night"
      ? queues.reduce<QueueDraft | undefined>(
          (a, b) => (a && nights(a) >= nights(b) ? a : b),
          undefined,
        )
      : queues[0];
  return best?.id ?? "";
}

/**
 * An id that is still free: the wanted one, or the wanted one with the first free number behind it.
 * At most 64 characters.
 */
export function freeId(wanted: string, taken: readonly string[]): string {
  const stem = wanted.replace(/-\d+$/, "").slice(0, 58);
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const id = `${stem}-${number}`;
    if (!taken.includes(id)) return id;
  }
}
