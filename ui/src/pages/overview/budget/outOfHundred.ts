import type { Fates } from "@/platform";

export type Fate = keyof Fates;
const FATES: Fate[] = ["right", "wrong", "asked", "given_up"];

/** Ten-thousandths as parts of a hundred, one decimal where a whole number would say nothing. */
export function outOfHundred(fates: Fates): { fate: Fate; share: number; shown: string }[] {
  return FATES.map((fate) => {
    const share = fates[fate] / 100;
    return {
      fate,
      share,
      shown:
        share > 0 && share < 10 && !Number.isInteger(share)
          ? share.toFixed(1)
          : String(Math.round(share)),
    };
  });
}
