import { useRef, useState } from "react";
import { useSay } from "@/i18n";
import { shownShare } from "@/pages/overview/budget/FateBar";
import { useNavigation } from "@/state/navigation";
import { useEntries, useBudget } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { useEnter } from "@/ui/useEnter";
import { EntryRows } from "./EntryRows";
import { ListHead } from "./ListHead";
import { useListItems, type ListFilter } from "./listItems";
import css from "./list.module.css";

/** The entries: searched, filtered, grouped; 10,000 of them scroll like ten. */
export function EntryList({ selected }: { selected: string | null }) {
  const say = useSay();
  const entries = useEntries();
  const { target, go } = useNavigation();
  const [query, setQuery] = useState("");
  const [filter, setFilter] = useState<ListFilter>({
    category: null,
    state: target.filter ?? "all",
  });
  const [appliedFrom, setAppliedFrom] = useState(target);
  const rows = useRef<HTMLDivElement>(null);
  if (appliedFrom !== target) {
    // Another page sent us here to look at a kind of entries.
    setAppliedFrom(target);
    if (target.filter) setFilter({ category: null, state: target.filter });
  }
  const { items, settled } = useListItems(entries.data ?? [], query, filter);
  const open = (id: string) => go({ page: "answers", entry: id });
  const enter = useEnter(settled, () => {
    const first = items.find((item) => item.kind === "entry");
    if (first?.kind === "entry") open(first.row.id);
  });
  return (
    <section className={css.list} aria-label={say("answers.list")}>
      <ListHead
        entries={entries.data ?? []}
        shown={items.filter(({ kind }) => kind === "entry").length}
        query={query}
        onQuery={(typed) => {
          setQuery(typed);
          enter.forget();
        }}
        filter={filter}
        onFilter={setFilter}
        selected={selected}
        onDown={() => rows.current?.focus()}
        onEnter={enter.press}
      />
      <Loaded query={entries}>
        {(all) => (
          <EntryRows
            ref={rows}
            items={items}
            total={all.length}
            selected={selected}
            onOpen={open}
            query={query}
            busy={!settled}
            onClear={() => {
              setQuery("");
              setFilter({ category: null, state: "all" });
            }}
          />
        )}
      </Loaded>
      <BudgetReadout />
    </section>
  );
}

/** What all these entries lead to, in one line, and the way to where that is decided. */
function BudgetReadout() {
  const say = useSay();
  const { go } = useNavigation();
  const view = useBudget().data;
  const stop = view?.stops.find(({ budget }) => budget === view.current);
  if (!view || !stop || view.wordings === 0) return null;
  const { known } = stop;
  const wrong = known.wrong + known.confirmed_wrong;
  const shown = (tenThousandths: number) => shownShare(tenThousandths / 100);
  return (
    <button
      type="button"
      title={say("budget.readoutHint")}
      className={`plain ${css.readout}`}
      onClick={() => go({ page: "overview", part: "budget" })}
      data-testid="budget-readout"
    >
      {say("budget.readout", {
        right: shown(known.right + known.confirmed_right),
        asked: shown(known.asked),
        unknown: shown(known.given_up),
        wrong:
          wrong > 0 && wrong < 100
            ? say("budget.wrongUnderOne")
            : say("budget.wrong", { number: shown(wrong) }),
      })}
    </button>
  );
}
