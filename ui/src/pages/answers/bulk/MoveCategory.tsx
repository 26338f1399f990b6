import { AutoComplete, Button, Popover } from "antd";
import { useMemo, useState } from "react";
import { useSay } from "@/i18n";
import type { BulkEdit, EntryRow } from "@/platform";
import { useReturnFocus } from "@/ui/useReturnFocus";
import { PlanNotes } from "./PlanNotes";
import { useBulk } from "./useBulk";
import { usePlan } from "./usePlan";
import css from "./bulk.module.css";

/** Where chosen entries are to go, and what goes by their category. */
export function MoveCategory({ rows, categories }: { rows: EntryRow[]; categories: string[] }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { opener, onOpenChange, closeOnEscape } = useReturnFocus<HTMLButtonElement>(setOpen);
  return (
    <Popover
      trigger="click"
      placement="topLeft"
      open={open}
      onOpenChange={onOpenChange}
      destroyOnHidden
      content={
        <Form
          rows={rows}
          categories={categories}
          onKeyDown={closeOnEscape}
          onDone={() => onOpenChange(false)}
        />
      }
    >
      <Button ref={opener} size="small" type="text" data-testid="bulk-category">
        {say("bulk.category")}
      </Button>
    </Popover>
  );
}

function Form({
  rows,
  categories,
  onKeyDown,
  onDone,
}: {
  rows: EntryRow[];
  categories: string[];
  onKeyDown: (event: React.KeyboardEvent) => void;
  onDone: () => void;
}) {
  const say = useSay();
  const apply = useBulk();
  const [category, setCategory] = useState("");
  const [busy, setBusy] = useState(false);
  const edit = useMemo(
    (): BulkEdit => ({
      kind: "category",
      entries: rows.map(({ id }) => id),
      category: category.trim(),
    }),
    [rows, category],
  );
  const { plan, settled } = usePlan(category.trim() ? edit : null);
  const make = async () => {
    if (!category.trim() || busy) return;
    setBusy(true);
    // What is looked at and what is made is the same, unless one was quicker than the look.
    const done = await apply(edit, settled ? plan?.version : undefined);
    setBusy(false);
    if (done) onDone();
  };
  return (
    <form
      className={css.move}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <label>
        {say("bulk.categoryTo")}
        <AutoComplete
          autoFocus
          value={category}
          onChange={setCategory}
          options={categories.filter(Boolean).map((value) => ({ value }))}
          showSearch={{ filterOption: (typed, option) => (option?.value ?? "").includes(typed) }}
          placeholder={say("bulk.categoryHint")}
          data-testid="bulk-category-name"
        />
      </label>
      {plan && settled ? <PlanNotes plan={plan} /> : null}
      <Button
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={!category.trim() || (settled && plan?.chosen === 0)}
        data-testid="bulk-category-ok"
      >
        {say("bulk.categoryOk", { count: settled && plan ? plan.chosen : rows.length })}
      </Button>
    </form>
  );
}
