import dayjs from "dayjs";
import { useLocalized, useSay } from "@/i18n";
import type { OperationRow } from "@/platform";
import css from "./history.module.css";

export function OperationLine({ row }: { row: OperationRow }) {
  const say = useSay();
  const localized = useLocalized();
  return (
    <li className={css.operation} data-undone={row.undone} data-testid={`operation-${row.id}`}>
      <time dateTime={row.at}>{dayjs(row.at).format("HH:mm")}</time>
      <span>
        {localized(row.label)}
        {row.undone ? <em>{say("history.undone")}</em> : null}
      </span>
      <small>{row.files.join(say("common.comma"))}</small>
      <small>{row.actor}</small>
    </li>
  );
}
