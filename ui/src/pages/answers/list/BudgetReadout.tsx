import { useNavigation } from "@/state/navigation";
import { useBudget } from "@/state/queries";
import { useSay } from "@/i18n";
import { outOfHundred } from "../../overview/budget/outOfHundred";
import css from "./list.module.css";

/** What all these entries lead to, in one line, and the way to where that is decided. */
export function BudgetReadout() {
  const say = useSay();
  const { go } = useNavigation();
  const view = useBudget().data;
  const stop = view?.stops.find(({ budget }) => budget === view.current);
  if (!view || !stop || view.wordings === 0) return null;
  const shown = Object.fromEntries(outOfHundred(stop.known).map((one) => [one.fate, one.shown]));
  return (
    <button
      type="button"
      title={say("budget.readoutHint")}
      className={`plain ${css.readout}`}
      onClick={() => go({ page: "overview", part: "budget" })}
      data-testid="budget-readout"
    >
      {say("budget.readout", {
        right: shown.right ?? "",
        asked: shown.asked ?? "",
        wrong: shown.wrong ?? "",
      })}
    </button>
  );
}
