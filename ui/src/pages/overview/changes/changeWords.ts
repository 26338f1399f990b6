// What changed, in words: no name of a field or of a value, as the files spell it, reaches the
// window.
import { shortTime } from "@/domain/clock";
import { CHANNELS, ORDER_STATES, cellParts, toCodes } from "@/domain/orderStates";
import { answerParts } from "@/domain/placeholderParts";
import { zh } from "@/i18n/zh";
import type { Say, TextKey } from "@/i18n";
import type { ChangeRow } from "@/platform";

type What = ChangeRow["what"];

/** Where the names of a part's fields stand in the catalogue. */
const FIELDS: Partial<Record<What, { at: string; names: object }>> = {
  entry: { at: "field", names: zh.field },
  fact: { at: "field", names: zh.field },
  product: { at: "field", names: zh.field },
  persona: { at: "persona.field", names: zh.persona.field },
  care: { at: "care.field", names: zh.care.field },
  rule: { at: "handover.field", names: zh.handover.field },
  queue: { at: "handover.field", names: zh.handover.field },
  danger: { at: "handover.field", names: zh.handover.field },
  escalation: { at: "handover.field", names: zh.handover.field },
  dialogue: { at: "field", names: zh.field },
  synonyms: { at: "field", names: zh.field },
  forbidden: { at: "field", names: zh.field },
  settings: { at: "settingsField", names: zh.settingsField },
};
/** Fields in which something is known by a name of its own. */
const INNER: Record<string, { at: string; names: object }> = {
  moments: { at: "moment", names: zh.moment },
  dials: { at: "persona.dial", names: zh.persona.dial },
  when: { at: "handover.kind", names: zh.handover.kind },
  any: { at: "handover.kind", names: zh.handover.kind },
};

/** A field by its name: `moments.greeting` is 打招呼, `when.mood` is 心情. */
export function fieldWord(what: What, path: string, say: Say): string {
  const [first = "", ...rest] = path.split(".");
  if (what === "escalation" && first === "rule") return say("change.order");
  const inner = INNER[first];
  const name = rest.find((part) => inner && Object.hasOwn(inner.names, part));
  if (inner && name) return say(`${inner.at}.${name}` as TextKey);
  const fields = FIELDS[what];
  return fields && Object.hasOwn(fields.names, first)
    ? say(`${fields.at}.${first}` as TextKey)
    : say("change.other");
}

const VALUES: Record<string, { at: string; names: object }> = {
  urgency: { at: "urgency", names: zh.urgency },
  mood: { at: "mood", names: zh.mood },
  tone: { at: "persona.tone", names: zh.persona.tone },
  on: { at: "careTrigger", names: zh.careTrigger },
  once: { at: "care.onceShort", names: zh.care.onceShort },
  danger: { at: "topic", names: zh.topic },
  orders: { at: "orderState", names: zh.orderState },
  channels: { at: "channel", names: zh.channel },
  ask_first: { at: "record.field", names: zh.record.field },
  needs: { at: "record.field", names: zh.record.field },
};
const SWITCHES = ["enabled", "sensitive", "on_holidays", "request_human", "stickers", "emoji"];

/** What stands in a field: what a switch says, and names for what the files call by a code. */
export function valueWord(field: string, value: string, say: Say): string {
  const name = field.split(".").at(-1) ?? "";
  if (SWITCHES.includes(name) && value) {
    const yes = value === "yes" || value === "true";
    if (name === "enabled") return say(yes ? "answers.on" : "answers.off");
    return say(yes ? "common.yes" : "common.no");
  }
  const known = VALUES[name];
  if (!known) return value;
  return value
    .split("\n")
    .map((line) =>
      Object.hasOwn(known.names, line) ? say(`${known.at}.${line}` as TextKey) : line,
    )
    .join("\n");
}

/** What helps those who look after the answers, and no customer ever meets. */
const BEHIND = ["category", "review_by", "note"];

/** Whether a customer can notice a change. */
export function isNoticed({ what, kind, details }: ChangeRow): boolean {
  if (what === "dialogue" || what === "settings") return false;
  if (kind !== "changed" || what !== "entry") return true;
  return details.some(({ field }) => !BEHIND.includes(field));
}

/** Lines of one side that the other lacks: a line that stayed is no change. */
export function onlyIn(side: string, other: string): string[] {
  const there = new Set(other.split("\n"));
  return side.split("\n").filter((line) => line && !there.has(line));
}

/** `[待发货 · 电话] …`: the conditions of an answer in words, and the answer. */
export function conditionalAnswer(line: string, say: Say): { when: string; text: string } {
  const [, cells, text] = /^\[([^\]]*)\] (.*)$/s.exec(line) ?? [];
  if (cells === undefined || text === undefined) return { when: "", text: line };
  // Two times are a window's two ends.
  const joined = cells.replace(/(\d{4}-[-\d: ]+?) · (?=\d{4}-)/, "$1 – ");
  const when = joined.split(" · ").map((cell) => {
    if (/^\d{4}-/.test(cell))
      return cell
        .split(" – ")
        .map((at) => shortTime(at))
        .join(" – ");
    const states = toCodes(cell, ORDER_STATES).map((code) => [code, "orderState"] as const);
    const channels = toCodes(cell, CHANNELS).map((code) => [code, "channel"] as const);
    const named = [states, channels].find((list) =>
      list.every(([code, group]) => Object.hasOwn(zh[group], code)),
    );
    return (named?.map(([code, group]) => say(`${group}.${code}` as TextKey)) ?? cellParts(cell))
      .filter(Boolean)
      .join(say("answers.or"));
  });
  return { when: when.filter(Boolean).join(say("common.comma")), text };
}

/** A text with the facts in it as customers read them; what is only known then stays a name. */
export function filled(text: string, values: ReadonlyMap<string, string>): string {
  return answerParts(text)
    .map(({ kind, raw, name }) => (kind === "placeholder" && values.get(name)) || raw)
    .join("");
}

/** Where a file changed as a whole it stands in the place of a name. */
export const isFile = (name: string) => /\.(toml|csv)$/.test(name);

/** What happened to something, in a sentence. */
export function sentenceOf({ kind, what, title, id, details }: ChangeRow, say: Say): string {
  const name = say(`change.what.${what}`);
  const [only] = details;
  if (what === "fact" && only)
    return say("change.fact", { title, before: only.before, after: only.after });
  return isFile(id) && what !== "dialogue"
    ? say(`change.whole.${kind}`, { name })
    : say(`change.sentence.${kind}`, { name, title });
}
