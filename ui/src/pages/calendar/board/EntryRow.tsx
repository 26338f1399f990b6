import { WarningFilled } from "@ant-design/icons";
import { Tooltip } from "antd";
import { shortTime } from "@/domain/clock";
import { useLocalized, useSay, type Say } from "@/i18n";
import type { EntryLine, WindowBar, WindowFault } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { keyed } from "@/ui/keyed";
import { INNER_STOP, rowKeys, STOP } from "@/ui/rowKeys";
import { lanesOf, spanOf, type Range } from "../moments";
import css from "./board.module.css";

/** From this width on, in percent, a bar shows some of what is said. */
const ROOM_FOR_WORDS = 7;

/** What an entry says for a time, as bars over the days, and what is wrong with that. */
export function EntryRow({ line, range }: { line: EntryLine; range: Range }) {
  const say = useSay();
  const { go } = useNavigation();
  const open = () =>
    go({ page: "answers", entry: line.entry, field: { name: "answers", index: null } });
  const spans = line.windows.map(({ from, until }) => spanOf(from, until, range));
  const lanes = lanesOf(spans);
  const height = 1 + Math.max(0, ...lanes);
  const untimed = line.faults.filter(({ timed }) => !timed);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows lead through its controls
    <div
      className={css.row}
      data-row
      onKeyDown={rowKeys}
      data-testid={`line-${line.entry}`}
      style={{ minHeight: 10 + height * 22 }}
    >
      <span className={css.label}>
        <button type="button" className="plain" {...STOP} onClick={open} title={line.question}>
          {line.question}
        </button>
        {keyed(untimed, ({ code, message }) => `${code} ${message.zh}`).map(({ key, row }) => (
          <Fault key={key} fault={row} onOpen={open} />
        ))}
      </span>
      <div className={css.track}>
        {keyed(line.windows, ({ from, until }) => `${from} ${until}`).map(({ key, row }, at) => (
          <button
            key={key}
            type="button"
            className={css.bar}
            {...INNER_STOP}
            style={{
              left: `${spans[at]?.left}%`,
              width: `${spans[at]?.width}%`,
              top: 5 + (lanes[at] ?? 0) * 22,
            }}
            title={`${timeWords(row, say)}\n${row.texts.join("\n\n")}`}
            aria-label={`${line.question}, ${timeWords(row, say)}: ${row.texts[0] ?? ""}`}
            data-from={row.from}
            data-until={row.until}
            onClick={open}
            data-testid="calendar-window"
          >
            {(spans[at]?.width ?? 0) >= ROOM_FOR_WORDS ? <span>{row.texts[0]}</span> : null}
          </button>
        ))}
        {keyed(
          line.faults.filter(({ timed }) => timed),
          ({ code, from, message }) => `${code} ${from} ${message.zh}`,
        ).map(({ key, row }) => (
          <Fault key={key} fault={row} at={spanOf(row.from, row.until, range)} onOpen={open} />
        ))}
      </div>
    </div>
  );
}

/** What is wrong, where it is, with a way to the answer. */
function Fault({
  fault,
  at,
  onOpen,
}: {
  fault: WindowFault;
  at?: { left: number; width: number };
  onOpen: () => void;
}) {
  const localized = useLocalized();
  const place = at ? { left: `${at.left}%`, width: `${at.width}%` } : undefined;
  const words = localized(fault.message);
  const hint = localized(fault.hint);
  return (
    <Tooltip
      title={
        <>
          {words}
          {hint ? <p>{hint}</p> : null}
        </>
      }
    >
      <button
        type="button"
        className={at ? css.fault : css.mark}
        {...INNER_STOP}
        style={place}
        aria-label={words}
        data-severity={fault.severity}
        data-code={fault.code}
        onClick={onOpen}
        data-testid="calendar-fault"
      >
        <WarningFilled aria-hidden />
      </button>
    </Tooltip>
  );
}

function timeWords({ from, until }: WindowBar, say: Say): string {
  const [begins, ends] = [from && shortTime(from), until && shortTime(until)];
  if (begins && ends) return say("calendar.window", { from: begins, until: ends });
  return begins
    ? say("calendar.windowFrom", { from: begins })
    : say("calendar.windowUntil", { until: ends ?? "" });
}
