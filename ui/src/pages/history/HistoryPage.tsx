import { HistoryOutlined } from "@ant-design/icons";
import { useHistory } from "@/state/queries";
import { useSay } from "@/i18n";
import { EmptyNote } from "@/ui/EmptyNote";
import { Loaded } from "@/ui/Loaded";
import { PageFrame } from "@/ui/PageFrame";
import { OperationLine } from "./OperationLine";
import { byDay } from "./byDay";
import css from "./history.module.css";

/** Every write, newest first: what, who, when, in which files. */
export function HistoryPage() {
  const say = useSay();
  return (
    <PageFrame title={say("nav.history")} lead={say("history.lead")} testid="page-history">
      <Loaded query={useHistory()}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyNote icon={<HistoryOutlined />} title={say("history.emptyTitle")}>
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
