import { useSay } from "@/i18n";
import type { Action, DeviationCause } from "@/platform";

/** Tells causes apart. */
export function causeKey(cause: DeviationCause): string {
  return JSON.stringify(cause);
}

/** Why so many dialogues go otherwise, as a sentence. */
export function useCauseWords() {
  const say = useSay();
  const does = (code: string) => say(`trace.action.${code as Action}`);
  return (cause: DeviationCause, count: number): string => {
    switch (cause.kind) {
      case "fact":
        return say("deviations.fact", { count, ...cause });
      case "words":
        return cause.question
          ? say("deviations.words", { count, question: cause.question })
          : say("deviations.otherWords", { count });
      case "entry":
        return cause.is
          ? say("deviations.entry", { count, was: cause.was, is: cause.is })
          : say("deviations.noEntry", { count, was: cause.was });
      case "action":
        return say("deviations.action", { count, was: does(cause.was), is: does(cause.is) });
      case "field":
        return say("deviations.field", { count });
    }
  };
}
