import { CloseCircleFilled, SmileOutlined, WarningFilled } from "@ant-design/icons";
import { Popover } from "antd";
import type { ReactNode } from "react";
import { useSay } from "@/i18n";
import type { ToneCell, ToneRow, Moment } from "@/platform";
import { standIn } from "../phrases/slots";
import css from "./matrix.module.css";

const icons: Partial<Record<CellState, ReactNode>> = {
  gap: <WarningFilled aria-hidden />,
  empty: <WarningFilled aria-hidden />,
  unsafe: <CloseCircleFilled aria-hidden />,
};

type Props = { row: ToneRow; cells: ToneCell[]; name: string };

/**
 * What customers hear who hear the same: the first phrase, the others behind it; where it isn't the
 * persona's own, a word about that.
 */
export function ToneCellView({ row, cells, name }: Props) {
  const say = useSay();
  const [cell] = cells;
  if (!cell) return null;
  const feelings = cells.map(({ feeling }) => say(`feeling.${feeling}`)).join(say("common.comma"));
  const state = cellState(row, cell);
  const { phrases, plain, sticker, unfit } = cell;
  const text = phrases[0] ?? plain;
  const body = (
    <>
      {state === "said" ? null : (
        <small className={css.state}>
          {icons[state]} {say(`matrix.state.${state}`)}
        </small>
      )}
      {text ? <span className={css.text}>{text}</span> : null}
      {phrases.length > 1 ? (
        <small className={css.more}>{say("matrix.more", { count: phrases.length - 1 })}</small>
      ) : null}
      {sticker ? (
        <small className={css.sticker}>
          <SmileOutlined aria-hidden /> {sticker}
        </small>
      ) : null}
    </>
  );
  return (
    <td
      colSpan={cells.length}
      data-state={state}
      data-testid={`tone-${row.care ? "care-" : ""}${row.moment}-${cell.feeling}`}
    >
      {text ? (
        <Popover
          trigger={["hover", "focus"]}
          mouseEnterDelay={0.35}
          placement="bottom"
          title={`${name} · ${feelings}`}
          content={
            <ol className={css.all}>
              {(phrases.length > 0 ? phrases : [text]).map((one) => (
                <li key={one} data-unfit={unfit.includes(one)}>
                  {one}
                </li>
              ))}
              {state === "said" ? null : <li className={css.why}>{say(`matrix.why.${state}`)}</li>}
            </ol>
          }
        >
          <div
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the popover is for the keyboard, too
            tabIndex={0}
            className={css.cell}
          >
            {body}
          </div>
        </Popover>
      ) : (
        <div className={css.cell}>{body}</div>
      )}
    </td>
  );
}

// What a cell of the tone matrix comes to for a reviewer.

/**
 * `said`: the persona's own words. `plain`: Kaopu's, where that is as good. `gap`: Kaopu's, where
 * the persona should have some. `silent`: nothing is said, and need not be. `empty`: nothing,
 * although something is expected. `unsafe`: cheerful to somebody upset.
 */
type CellState = "said" | "plain" | "gap" | "silent" | "empty" | "unsafe";

export function cellState(row: Pick<ToneRow, "moment" | "care">, cell: ToneCell): CellState {
  if (cell.unfit.length > 0) return "unsafe";
  if (cell.phrases.length > 0) return "said";
  // A care moment is for the calm above all; others may well hear nothing.
  if (row.care) return cell.feeling === "calm" ? "empty" : "silent";
  const needed = standIn(row.moment as Moment) === "needed";
  if (cell.plain !== null) return needed ? "gap" : "plain";
  return needed ? "empty" : "silent";
}

/** Cells side by side that say the same are one. */
export function merged(cells: readonly ToneCell[]): ToneCell[][] {
  const said = ({ feeling: _, ...rest }: ToneCell) => JSON.stringify(rest);
  const runs: ToneCell[][] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    if (last?.[0] && said(last[0]) === said(cell)) last.push(cell);
    else runs.push([cell]);
  }
  return runs;
}

export function isProblem(state: CellState): boolean {
  return state === "gap" || state === "empty" || state === "unsafe";
}

export function hasProblem(row: ToneRow): boolean {
  return row.cells.some((cell) => isProblem(cellState(row, cell)));
}
