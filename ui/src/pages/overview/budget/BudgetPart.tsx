import { WarningFilled } from "@ant-design/icons";
import { Slider } from "antd";
import { useEffect, useRef } from "react";
import { useBudget } from "@/state/queries";
import { useNavigation } from "@/state/navigation";
import { useSay } from "@/i18n";
import { Loaded } from "@/ui/notes";
import { PageHelp } from "@/ui/PageHelp";
import { Part } from "@/ui/PageFrame";
import type { BudgetView } from "@/platform";
import { FateBar } from "./FateBar";
import { plainFates, plainSentence } from "./plainFates";
import { promiseOf } from "./promise";
import { useChosenBudget } from "./useChosenBudget";
import css from "./budget.module.css";

/** How many wrong answers are accepted, and what that leads to, while the handle moves. */
export function BudgetPart() {
  const say = useSay();
  const { target } = useNavigation();
  const place = useRef<HTMLDivElement>(null);
  const budget = useBudget();
  const asked = target.page === "overview" && target.part === "budget";
  // biome-ignore lint/correctness/useExhaustiveDependencies: again when the slider is there
  useEffect(() => {
    if (!asked) return;
    place.current?.scrollIntoView({ block: "start" });
    place.current?.querySelector<HTMLElement>("[role=slider]")?.focus({ preventScroll: true });
  }, [asked, budget.isSuccess]);
  return (
    <div ref={place}>
      <Part title={say("budget.title")} extra={<PageHelp chapter="budget" />} testid="budget">
        <Loaded query={budget} skeleton={<div className={css.waiting} aria-busy="true" />}>
          {(view) => <BudgetControl view={view} />}
        </Loaded>
      </Part>
    </div>
  );
}

function BudgetControl({ view }: { view: BudgetView }) {
  const say = useSay();
  const { at, choose, error } = useChosenBudget(view);
  const stop = view.stops[at];
  if (!stop) return null;
  const percent = (hundredths: number) => say("budget.percent", { number: hundredths / 100 });
  return (
    <>
      <p className={css.plain} data-testid="budget-plain">
        <strong>{plainFates(stop.known).right}</strong>
        <span>{plainSentence(stop.known, say)}</span>
      </p>
      <div className={css.control}>
        <p className={css.headline}>
          {say("budget.atMost")} <strong data-testid="budget-value">{percent(stop.budget)}</strong>
        </p>
        <div className={css.slider}>
          <span aria-hidden>{say("budget.careful")}</span>
          <Slider
            min={0}
            max={view.stops.length - 1}
            step={1}
            value={at}
            onChange={choose}
            data-testid="budget-slider"
            ariaLabelForHandle={say("budget.title")}
            ariaValueTextFormatterForHandle={(index) => percent(view.stops[index]?.budget ?? 0)}
            tooltip={{ formatter: (index) => percent(view.stops[index ?? 0]?.budget ?? 0) }}
          />
          <span aria-hidden>{say("budget.bold")}</span>
        </div>
      </div>
      {stop.promised ? null : (
        <p className={css.unproven} role="status" data-testid="budget-unproven">
          <WarningFilled aria-hidden /> {say("budget.unproven", { wordings: view.wordings })}
        </p>
      )}
      {error}
      <details className={css.details} data-testid="budget-details">
        <summary>{say("budget.details")}</summary>
        {stop.promised ? (
          <p className={css.promise} data-testid="budget-promise">
            {say("budget.promise", promiseOf(stop))}
          </p>
        ) : null}
        <FateBar title={say("budget.known")} fates={stop.known} testid="budget-known" />
        <FateBar
          title={say("budget.strangers")}
          fates={stop.strangers}
          testid="budget-strangers"
          strangers
        />
        <p className={css.meaning}>{say("budget.meaning")}</p>
        <p className={css.meaning}>
          {say("budget.assumes", { wordings: view.wordings, entries: view.entries })}
        </p>
      </details>
    </>
  );
}
