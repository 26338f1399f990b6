import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { modHeld } from "@/domain/keyNames";
import { useDrafts } from "@/drafts/DraftsProvider";
import { useSay } from "@/i18n";
import { plainFates, plainSentence } from "@/pages/overview/budget/plainFates";
import { useNavigation, type Target } from "@/state/navigation";
import { useEntries, useBudget } from "@/state/queries";
import { Loaded } from "@/ui/notes";
import { useEnter } from "@/ui/useEnter";
import { BulkBar } from "../bulk/BulkBar";
import { DuplicatesDialog } from "../bulk/DuplicatesDialog";
import { ReplaceDialog } from "../bulk/ReplaceDialog";
import { useSelection } from "../bulk/useSelection";
import { EntryRows } from "./EntryRows";
import { ListHead } from "./ListHead";
import { useListItems, type ListFilter } from "./listItems";
import css from "./list.module.css";

type Tool = "replace" | "duplicates";

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
  const [tool, openTool] = useTool(target);
  const [appliedFrom, setAppliedFrom] = useState(target);
  const rows = useRef<HTMLDivElement>(null);
  if (appliedFrom !== target) {
    // Another page sent us here to look at a kind of entries.
    setAppliedFrom(target);
    if (target.filter) setFilter({ category: null, state: target.filter });
  }
  const { items, asked, settled } = useListItems(entries.data ?? NO_ENTRIES, query, filter);
  const open = useCallback((id: string) => go({ page: "answers", entry: id }), [go]);
  const enter = useEnter(settled, () => {
    const first = items.find((item) => item.kind === "entry");
    if (first?.kind === "entry") open(first.row.id);
  });
  const all = entries.data ?? NO_ENTRIES;
  const order = useMemo(
    () => items.flatMap((item) => (item.kind === "entry" ? [item.row.id] : [])),
    [items],
  );
  const chosen = useSelection(all, order, selected);
  const shown = useMemo(() => new Set(order), [order]);
  const categories = useMemo(() => [...new Set(all.map(({ category }) => category))], [all]);
  const leave = (event: KeyboardEvent<HTMLElement>) => {
    const within = event.target instanceof Element && event.currentTarget.contains(event.target);
    if (event.key !== "Escape" || !within || event.target instanceof HTMLInputElement) return;
    if (chosen.rows.length === 0) return;
    chosen.clear();
    rows.current?.focus();
  };
  return (
    <section className={css.list} aria-label={say("answers.list")} onKeyDown={leave}>
      <ListHead
        entries={all}
        categories={categories}
        shown={shown.size}
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
        onTool={openTool}
      />
      <Loaded query={entries}>
        {(all) => (
          <EntryRows
            ref={rows}
            items={items}
            total={all.length}
            selected={selected}
            chosen={chosen}
            onOpen={open}
            query={asked}
            busy={!settled}
            onClear={() => {
              setQuery("");
              setFilter({ category: null, state: "all" });
            }}
          />
        )}
      </Loaded>
      {chosen.rows.length > 0 ? (
        <BulkBar
          chosen={chosen}
          shown={shown}
          categories={categories}
          onReplace={() => openTool("replace")}
        />
      ) : (
        <BudgetReadout />
      )}
      {tool === "replace" ? (
        <ReplaceDialog entries={chosen.rows.map(({ id }) => id)} onClose={() => openTool(null)} />
      ) : null}
      {tool === "duplicates" ? <DuplicatesDialog onClose={() => openTool(null)} /> : null}
    </section>
  );
}

const NO_ENTRIES: never[] = [];

/** What lies over the page. What is being typed is part of what is looked at, so it is saved first. */
function useTool(target: Target): [Tool | null, (tool: Tool | null) => void] {
  const drafts = useDrafts();
  const [tool, setTool] = useState<Tool | null>(null);
  const open = useMemo(
    () => (next: Tool | null) => {
      if (next) void drafts.flushAll().then(() => setTool(next));
      else setTool(null);
    },
    [drafts],
  );
  useEffect(() => {
    if (target.tool) open(target.tool);
  }, [target, open]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!modHeld(event) || !event.shiftKey || event.key.toLowerCase() !== "h") return;
      event.preventDefault();
      open("replace");
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [open]);
  return [tool, open];
}

/** What all these entries lead to, in one line, and the way to where that is decided. */
function BudgetReadout() {
  const say = useSay();
  const { go } = useNavigation();
  const view = useBudget().data;
  const stop = view?.stops.find(({ budget }) => budget === view.current);
  if (!view || !stop || view.wordings === 0) return null;
  return (
    <button
      type="button"
      title={`${plainSentence(stop.known, say)}\n${say("budget.readoutHint")}`}
      className={`plain ${css.readout}`}
      onClick={() => go({ page: "overview", part: "budget" })}
      data-testid="budget-readout"
    >
      {say("budget.readout", { right: plainFates(stop.known).right })}
    </button>
  );
}
