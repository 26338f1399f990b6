// Short conversations that show a character: built in, so that there is something to compare before
// anything was tried.
import { sayIn, type TextKey } from "@/i18n";
import type { Message, PersonaDraft } from "@/platform";
import { contextOf, noSettings, sampleOrder, type Settings } from "@/simulator/settings";

export const SCRIPTS = ["ship", "angry", "phone"] as const;
export type Script = (typeof SCRIPTS)[number];

/** Customers write in the language that the persona speaks, whatever the studio's. */
export function languageOf(draft: PersonaDraft): "zh-CN" | "en" {
  return /[\u4e00-\u9fff]/.test(
    draft.moments.map(({ phrases }) => phrases.map(({ text }) => text).join("")).join(""),
  )
    ? "zh-CN"
    : "en";
}

export function scriptMessages(script: Script, language: "zh-CN" | "en"): Message[] {
  const say = sayIn(language);
  const settings: Settings = {
    ...noSettings,
    order: sampleOrder(script === "angry" ? "stalled" : "paid", say),
    channel: script === "phone" ? "phone" : "chat",
    customer: { name: say("simulator.sampleCustomer") },
  };
  return ["1", "2", "3"].map((number) => ({
    text: say(`play.script.${script}.${number}` as TextKey),
    context: contextOf(settings),
  }));
}
