import { useState } from "react";
import { useSay } from "@/i18n";
import type { PlanItem } from "@/platform";
import { keyed } from "@/ui/keyed";
import css from "./import.module.css";

/** Of so many pixels of the window's height one item is drawn at once: about twice what its box shows. */
const AN_ITEM = 50;

/** As many are drawn at once, and again as one comes near the end: two hundred stop the page. */
const atOnce = () => Math.ceil(window.innerHeight / AN_ITEM);

/** So many pixels above the end are near it. */
const NEAR = 200;

/** What would change, one by one. */
export function PlanItems({ items, more }: { items: readonly PlanItem[]; more: number }) {
  const say = useSay();
  const [drawn, setDrawn] = useState(atOnce);
  const shown = items.slice(0, drawn);
  const rest = items.length - shown.length;
  return (
    <section
      className={css.items}
      aria-label={say("imports.what")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keys
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        const near = scrollHeight - scrollTop - clientHeight < NEAR;
        if (near && rest > 0) setDrawn(drawn + atOnce());
      }}
    >
      {keyed(shown, ({ of, id, title }) => `${of} ${id} ${title}`).map(({ key, row }) => (
        <Item key={key} item={row} />
      ))}
      {more + rest > 0 ? <p>{say("imports.more", { count: more + rest })}</p> : null}
    </section>
  );
}

function Item({ item }: { item: PlanItem }) {
  const say = useSay();
  const counts = [
    item.phrasings_added ? say("imports.phrasings", { count: item.phrasings_added }) : "",
    item.phrasings_removed ? say("imports.phrasingsGone", { count: item.phrasings_removed }) : "",
    item.answers_added ? say("imports.answers", { count: item.answers_added }) : "",
    item.answers_removed ? say("imports.answersGone", { count: item.answers_removed }) : "",
  ].filter(Boolean);
  return (
    <div className={css.item} data-kind={item.kind} data-testid="import-item">
      <b>{say(`imports.kind.${item.kind}`)}</b>
      <small>{say(`imports.of.${item.of}`)}</small>
      <div>
        <span>{item.title}</span>
        {counts.length ? <i>{counts.join(" · ")}</i> : null}
        {item.fields.map(({ field, before, after }) => (
          <p key={field}>
            {say("imports.change", {
              field: known(field) ? say(`imports.role.${field}`) : field,
              before: before || say("common.empty"),
              after,
            })}
          </p>
        ))}
      </div>
    </div>
  );
}

const FIELDS = [
  "question",
  "category",
  "answer",
  "review_by",
  "note",
  "enabled",
  "sensitive",
  "name",
  "aliases",
  "value",
  "unit",
  "synonyms",
  "unless",
  "severity",
  "marketplace",
  "source",
  "label",
] as const;

/** Whether a field is one of Kaopu's own; others are attributes of products. */
const known = (field: string): field is (typeof FIELDS)[number] =>
  FIELDS.some((one) => one === field);
