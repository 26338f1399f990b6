// What can stand between the braces of what a rule says. Order and product can't: nobody can be asked for them while handing over.
import { sayIn, type Say } from "@/i18n";
import type { PlaceholderRow } from "@/platform";

/** Both languages' names are read in every knowledge base; those of the person's language are offered first. */
export function sayPlaceholders(all: readonly PlaceholderRow[], closed: boolean, queue: string, say: Say): PlaceholderRow[] {
  const general = all.filter(({ kind }) => kind === "fact" || kind === "other");
  const others = [sayIn("zh-CN"), sayIn("en")].filter((one) => one !== say).flatMap((one) => own(closed, queue, say, one));
  const rows = [...own(closed, queue, say, say), ...general, ...others];
  return rows.filter(({ insert }, at) => rows.findIndex((one) => one.insert === insert) === at);
}

function own(closed: boolean, queue: string, say: Say, named: Say): PlaceholderRow[] {
  const row = (insert: string, value: string, note: string): PlaceholderRow => ({ insert, value, note, fact: null, kind: "other", used_in: [] });
  return [
    row(named("handover.insert.queue"), queue, say("handover.queueName")),
    ...(closed ? [row(named("handover.insert.hours"), say("handover.exampleHours"), say("handover.queueHours")), row(named("handover.insert.opens"), say("handover.exampleOpens"), say("handover.queueOpens"))] : []),
    row(named("handover.insert.name"), "", say("handover.botName")),
    row(named("handover.insert.self"), "", say("handover.myself")),
  ];
}
