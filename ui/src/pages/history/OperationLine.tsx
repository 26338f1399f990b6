import { DownOutlined, RightOutlined } from "@ant-design/icons";
import dayjs from "dayjs";
import { useLocalized, useSay } from "@/i18n";
import type { OperationRow } from "@/platform";
import { rowKeys, STOP } from "@/ui/rowKeys";
import { OperationDetails } from "./OperationDetails";
import css from "./history.module.css";

type Props = {
  row: OperationRow;
  open: boolean;
  /** Whether nothing came after it. */
  isLatest: boolean;
  onToggle: () => void;
};

/** When, what, who; under it what changed, if it is open. */
export function OperationLine({ row, open, isLatest, onToggle }: Props) {
  const say = useSay();
  const localized = useLocalized();
  const names = row.parts.map(({ title }) => title).join(say("common.comma"));
  return (
    <li className={css.operation} data-undone={row.undone}>
      <button
        type="button"
        className={`plain ${css.line}`}
        aria-expanded={open}
        onClick={onToggle}
        data-testid={`operation-${row.id}`}
        data-row
        onKeyDown={rowKeys}
        {...STOP}
      >
        {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
        <time dateTime={row.at}>{dayjs(row.at).format("HH:mm")}</time>
        <span>
          <b>
            {row.outside && names
              ? say(row.part_count > row.parts.length ? "history.outsideMore" : "history.outside", {
                  names,
                  count: row.part_count,
                })
              : localized(row.label)}
          </b>
          {row.steps > 1 ? <i>{say("history.steps", { count: row.steps })}</i> : null}
          {row.undone ? <em>{say("history.undone")}</em> : null}
        </span>
        <small>{row.outside ? say("history.otherPrograms") : row.actor}</small>
      </button>
      {open ? <OperationDetails row={row} isLatest={isLatest} /> : null}
    </li>
  );
}
