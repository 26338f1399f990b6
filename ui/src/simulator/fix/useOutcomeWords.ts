import { useSay } from "@/i18n";
import type { Outcome } from "@/platform";

/** What the bot does, in a few words: 答「什么时候发货」. */
export function useOutcomeWords(): (outcome: Outcome) => string {
  const say = useSay();
  return ({ action, questions }) => {
    const named = questions
      .map((question) => say("fix.quoted", { question }))
      .join(say("common.comma"));
    switch (action) {
      case "answer":
        return say("fix.does.answer", { named });
      case "clarify":
        return say("fix.does.clarify", { named });
      case "ask_product":
        return say("fix.does.askProduct", { named });
      case "ask_order":
        return say("fix.does.askOrder", { named });
      case "hand_over":
        return named ? say("fix.does.handOverAbout", { named }) : say("fix.does.handOver");
      case "small_talk":
        return say("fix.does.smallTalk");
      case "unknown":
        return say("fix.does.unknown");
      default:
        return say(`trace.action.${action}`);
    }
  };
}
