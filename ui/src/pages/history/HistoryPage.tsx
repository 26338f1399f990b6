import { HistoryOutlined } from "@ant-design/icons";
import dayjs from "dayjs";
import { useSay, useLocalized } from "@/i18n";
import type { OperationRow } from "@/platform";
import { useHistory } from "@/state/queries";
import { EmptyNote, Loaded } from "@/ui/notes";
import { PageFrame } from "@/ui/PageFrame";
import css from "./history.module.css";

/** Every write, newest first: what, who, when, in which files. */
export function HistoryPage() {
  const say = useSay();
  return (
    <PageFrame title={say("nav.history")} lead={say("history.lead")} testid="page-history">
      <Loaded query={useHistory()}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyNote icon={<HistoryOutlined aria-hidden />} title={say("history.emptyTitle")}>
              {say("history.emptyBody")}
            </EmptyNote>
          ) : (
            byDay(rows).map(({ day, operations }) => (
              <section key={day} className={css.day}>
                <h2>{day}</h2>
                <ol>
                  {operations.map((row) => (
                    <OperationLine key={row.id} row={row} />
                  ))}
                </ol>
              </section>
            ))
          )
        }
      </Loaded>
    </PageFrame>
  );
}

function OperationLine({ row }: { row: OperationRow }) {
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

/** Operations under the days on which they were done, in the order in which they come. */
function byDay(rows: readonly OperationRow[]): { day: string; operations: OperationRow[] }[] {
  const days: { day: string; operations: OperationRow[] }[] = [];
  for (const row of rows) {
    const day = dayjs(row.at).format("YYYY-MM-DD");
    const last = days.at(-1);
    if (last?.day === day) last.operations.push(row);
    else days.push({ day, operations: [row] });
  }
  return days;
}
