import { useSay } from "@/i18n";
import type { Fates } from "@/platform";
import css from "./budget.module.css";

type Props = { title: string; fates: Fates; testid: string; strangers?: boolean };

/** What comes of a hundred questions: a bar, and the same in numbers and words. */
export function FateBar({ title, fates, testid, strangers = false }: Props) {
  const say = useSay();
  const parts = outOfHundred(fates).filter(({ fate }) => !(strangers && RIGHT.includes(fate)));
  return (
    <section className={css.fates} data-testid={testid} aria-label={title}>
      <h3>{title}</h3>
      <div className={css.bar} aria-hidden>
        {parts.map(({ fate, share }) =>
          share > 0 ? <i key={fate} data-fate={fate} style={{ flexGrow: share }} /> : null,
        )}
      </div>
      <ul>
        {parts.map(({ fate, shown }) => (
          <li key={fate} data-fate={fate} data-testid={`${testid}-${fate}`}>
            <i aria-hidden data-fate={fate} />
            {say(
              strangers && (fate === "wrong" || fate === "confirmed_wrong")
                ? `budget.fate.${fate}Stranger`
                : `budget.fate.${fate}`,
            )}{" "}
            <b>{shown}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Fate = keyof Fates;
/** From best to worst. */
export const FATES: Fate[] = [
  "right",
  "confirmed_right",
  "asked",
  "given_up",
  "confirmed_wrong",
  "wrong",
];
const RIGHT: Fate[] = ["right", "confirmed_right"];

/** Ten-thousandths as parts of a hundred, one decimal where a whole number would say nothing. */
export function outOfHundred(fates: Fates): { fate: Fate; share: number; shown: string }[] {
  return FATES.map((fate) => {
    const share = fates[fate] / 100;
    return { fate, share, shown: shownShare(share) };
  });
}

/** A share of a hundred, with one decimal where a whole number would say nothing. */
function shownShare(share: number): string {
  return share > 0 && share < 10 && !Number.isInteger(share)
    ? share.toFixed(1)
    : String(Math.round(share));
}
