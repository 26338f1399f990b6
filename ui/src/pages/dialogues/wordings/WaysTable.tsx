import { Fragment, useState } from "react";
import { Button } from "antd";
import { useSay } from "@/i18n";
import type { EntryWays, WayCell, WordingsView } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { FailedWordings } from "./FailedWordings";
import css from "./wordings.module.css";

/** So many entries at first. */
const FEW = 15;

/** Entries and ways, the worst first: a cell opens what went wrong in it. */
export function WaysTable({ view: { ways, entries } }: { view: WordingsView }) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <table className={css.ways}>
        <thead>
          <tr>
            <th scope="col">{say("wordings.entry")}</th>
            {ways.map(({ way }) => (
              <th key={way} scope="col" title={say(`wordings.wayHint.${way}`)}>
                {say(`wordings.way.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(all ? entries : entries.slice(0, FEW)).map((row) => {
            const cell = row.cells.find(({ tally }) => open === cellKey(row, tally.way));
            return (
              <Fragment key={row.entry.id}>
                <EntryRow row={row} open={open} onOpen={setOpen} />
                {cell ? (
                  <tr>
                    <td colSpan={ways.length + 1} className={css.details}>
                      <FailedWordings entry={row.entry} cell={cell} />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {entries.length > FEW && !all ? (
        <Button type="link" size="small" onClick={() => setAll(true)} data-testid="ways-all">
          {say("overview.showAll", { count: entries.length })}
        </Button>
      ) : null}
    </>
  );
}

const cellKey = (row: EntryWays, way: string) => `${row.entry.id} ${way}`;

function EntryRow({
  row,
  open,
  onOpen,
}: {
  row: EntryWays;
  open: string | null;
  onOpen: (cell: string | null) => void;
}) {
  const { go } = useNavigation();
  return (
    <tr data-testid="ways-row" data-entry={row.entry.id}>
      <th scope="row">
        <button
          type="button"
          className="plain link"
          onClick={() => go({ page: "answers", entry: row.entry.id })}
        >
          {row.entry.question}
        </button>
      </th>
      {row.cells.map((cell) => {
        const key = cellKey(row, cell.tally.way);
        return (
          <td key={key}>
            <Cell
              cell={cell}
              question={row.entry.question}
              open={open === key}
              onOpen={() => onOpen(open === key ? null : key)}
            />
          </td>
        );
      })}
    </tr>
  );
}

function Cell({
  cell: { tally, failed },
  question,
  open,
  onOpen,
}: {
  cell: WayCell;
  question: string;
  open: boolean;
  onOpen: () => void;
}) {
  const say = useSay();
  const { way, tried, right } = tally;
  if (tried === 0)
    return (
      <span role="img" aria-label={say("wordings.notTried")}>
        –
      </span>
    );
  if (failed.length === 0)
    return (
      <span role="img" aria-label={say("wordings.fine", { count: tried })}>
        ✓
      </span>
    );
  const wrong = failed.some(({ outcome }) => outcome !== "asked_back");
  const label = say("wordings.cell", { question, way: say(`wordings.way.${way}`), right, tried });
  return (
    <button
      type="button"
      className={css.cell}
      data-wrong={wrong}
      aria-expanded={open}
      aria-label={label}
      title={label}
      onClick={onOpen}
      data-testid="ways-cell"
    >
      {right}/{tried}
    </button>
  );
}
