// What the three dials do, in steps: the engine looks only at whether a threshold has been reached.
import type { Dials, PersonaStyle } from "@/platform";

export const DIALS = ["warmth", "formality", "playfulness"] as const;
export type Dial = (typeof DIALS)[number];

/** From which value on the next step holds; docs/kb-format.md names them. */
export const THRESHOLDS: Record<Dial, readonly number[]> = {
  warmth: [1, 3, 6],
  formality: [4],
  playfulness: [2, 4],
};

const WITHOUT: Record<PersonaStyle, Required<Dials>> = {
  lively: { warmth: 7, formality: 4, playfulness: 8 },
  precise: { warmth: 4, formality: 8, playfulness: 4 },
};

export function dialValue(dials: Dials, dial: Dial, tone: PersonaStyle): number {
  return dials[dial] ?? WITHOUT[tone][dial];
}

/** Which step a value has reached, from 0: the sentence that says what it means. */
export function dialStep(dial: Dial, value: number): number {
  return THRESHOLDS[dial].filter((from) => value >= from).length;
}
