import { useLocalized, useSay } from "@/i18n";
import type { ImportNote, ImportView, NoteKind } from "@/platform";
import { keyed } from "@/ui/keyed";
import { PlanItems } from "./PlanItems";
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
      {listed > 0 ? <PlanItems items={view.items} more={all - listed} /> : null}
      {NOTES.map((kind) => (
        <Notes key={kind} kind={kind} notes={view.notes.filter((note) => note.kind === kind)} />
      ))}
      {view.notes_in_all > view.notes.length ? (
        <p>{say("imports.more", { count: view.notes_in_all - view.notes.length })}</p>
      ) : null}
    </div>
  );
}

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
