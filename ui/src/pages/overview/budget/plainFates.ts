// What comes of a hundred questions, for whoever wants one number.
import type { Say } from "@/i18n";
import type { Fates } from "@/platform";

/**
 * How many of a hundred questions are answered right at once, with and without saying what was
 * understood, and how many wrong: the next whole number, for “fewer than” is said of it.
 */
export function plainFates(fates: Fates): { right: number; wrongUnder: number } {
  const ofHundred = (one: number, other: number) => (one + other) / 100;
  const wrong = ofHundred(fates.wrong, fates.confirmed_wrong);
  return {
    right: Math.floor(ofHundred(fates.right, fates.confirmed_right)),
    wrongUnder: wrong === 0 ? 0 : Math.floor(wrong) + 1,
  };
}

/** The same as one sentence. */
export function plainSentence(fates: Fates, say: Say): string {
  const { right, wrongUnder } = plainFates(fates);
  const wrong =
    wrongUnder === 0 ? say("budget.wrongNone") : say("budget.wrongUnder", { number: wrongUnder });
  return say("budget.plain", { right, wrong });
}
