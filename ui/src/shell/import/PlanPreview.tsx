import { useLocalized, useSay } from "@/i18n";
import type { ImportNote, ImportView, NoteKind, PlanItem } from "@/platform";
import { keyed } from "@/ui/keyed";
import css from "./import.module.css";

/** Of each kind of note, as many are listed. */
const SHOWN = 50;

const NOTES: NoteKind[] = ["unreadable", "conflict", "not_carried", "told"];

/** What would change, and what is left out, by place. */
export function PlanPreview({ view }: { view: ImportView }) {
  const say = useSay();
  const { added, changed, identical, conflicts } = view.counts;
  const listed = view.items.length;
  const all = added + changed + conflicts;
  return (
    <div className={css.preview} data-testid="import-preview">
      <ul className={css.counts} data-testid="import-counts">
        {added ? <li data-kind="new">{say("imports.added", { count: added })}</li> : null}
        {changed ? <li data-kind="changed">{say("imports.changed", { count: changed })}</li> : null}
        {conflicts ? (
          <li data-kind="conflict">{say("imports.conflicts", { count: conflicts })}</li>
        ) : null}
        {identical ? <li>{say("imports.identical", { count: identical })}</li> : null}
      </ul>
      {all === 0 ? <p className={css.lead}>{say("imports.nothing")}</p> : null}
      {listed > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keys
        <section className={css.items} aria-label={say("imports.what")} tabIndex={0}>
          {keyed(view.items, ({ of, id, title }) => `${of} ${id} ${title}`).map(
            ({ key, row: item }) => (
              <Item key={key} item={item} />
            ),
          )}
          {all > listed ? <p>{say("imports.more", { count: all - listed })}</p> : null}
        </section>
      ) : null}
      {NOTES.map((kind) => (
        <Notes key={kind} kind={kind} notes={view.notes.filter((note) => note.kind === kind)} />
      ))}
      {view.notes_in_all > view.notes.length ? (
        <p>{say("imports.more", { count: view.notes_in_all - view.notes.length })}</p>
      ) : null}
    </div>
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

function Notes({ kind, notes }: { kind: NoteKind; notes: ImportNote[] }) {
  const say = useSay();
  const localized = useLocalized();
  if (notes.length === 0) return null;
  return (
    <details className={css.notes} open={kind === "unreadable"} data-kind={kind}>
      <summary>
        {say(`imports.note.${kind}`)} ({notes.length})
      </summary>
      <ul>
        {keyed(notes.slice(0, SHOWN), ({ place, reason }) =>
          JSON.stringify([place, reason.zh]),
        ).map(({ key, row: note }) => (
          <li key={key} data-testid={`import-${kind}`}>
            <Place note={note} />
            {localized(note.reason)}
          </li>
        ))}
      </ul>
      {notes.length > SHOWN ? <p>{say("imports.more", { count: notes.length - SHOWN })}</p> : null}
    </details>
  );
}

/** Where it stands, as a spreadsheet names a cell: `B12`. */
function Place({ note: { place } }: { note: ImportNote }) {
  const cell = place.column ? `${letters(place.column)}${place.row || ""}` : place.row || "";
  const text = [place.sheet || place.file, cell].filter(Boolean).join(" ");
  return text ? <code>{text}</code> : null;
}

/** A column's number in letters: 1 is A, 27 is AA. */
export function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : "") + String.fromCharCode(65 + ((column - 1) % 26));
}
