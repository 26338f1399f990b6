import { HistoryOutlined } from "@ant-design/icons";
import { Button } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { OperationRow } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useHistory } from "@/state/queries";
import { EmptyNote, Loaded } from "@/ui/notes";
import { PageFrame } from "@/ui/PageFrame";
import { HistoryFilters } from "./HistoryFilters";
import { EVERYTHING, isEverything, toQuery, type Filters } from "./filters";
import { OperationLine } from "./OperationLine";
import css from "./history.module.css";

/** One line a thought, newest first; each opens to what it changed, and leads back. */
export function HistoryPage() {
  const say = useSay();
  const { target } = useNavigation();
  const part = target.changed ?? null;
  const [filters, setFilters] = useState<Filters>({ ...EVERYTHING, part });
  const [asked, setAsked] = useState(part);
  if (asked !== part) {
    setAsked(part);
    setFilters({ ...EVERYTHING, part });
  }
  const [open, setOpen] = useState<number | null>(null);
  const history = useHistory(toQuery(filters));
  const rows = history.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <PageFrame title={say("nav.history")} lead={say("history.lead")} testid="page-history">
      <HistoryFilters
        filters={filters}
        actors={history.data?.pages[0]?.actors ?? []}
        onChange={setFilters}
      />
      <Loaded query={history}>
        {() =>
          rows.length === 0 ? (
            <Nothing filters={filters} onAll={() => setFilters(EVERYTHING)} />
          ) : (
            <>
              <div data-rows>
                {byDay(rows).map(({ day, operations }) => (
                  <section key={day} className={css.day}>
                    <h2>{day}</h2>
                    <ol>
                      {operations.map((row) => (
                        <OperationLine
                          key={row.id}
                          row={row}
                          open={open === row.id}
                          isLatest={row.id === rows[0]?.id && isEverything(filters)}
                          onToggle={() => setOpen(open === row.id ? null : row.id)}
                        />
                      ))}
                    </ol>
                  </section>
                ))}
              </div>
              {history.hasNextPage ? (
                <Button
                  loading={history.isFetchingNextPage}
                  onClick={() => void history.fetchNextPage()}
                  data-testid="history-more"
                >
                  {say("history.earlier")}
                </Button>
              ) : null}
            </>
          )
        }
      </Loaded>
    </PageFrame>
  );
}

function Nothing({ filters, onAll }: { filters: Filters; onAll: () => void }) {
  const say = useSay();
  if (isEverything(filters))
    return (
      <EmptyNote icon={<HistoryOutlined aria-hidden />} title={say("history.emptyTitle")}>
        {say("history.emptyBody")}
      </EmptyNote>
    );
  return (
    <EmptyNote
      icon={<HistoryOutlined aria-hidden />}
      title={say("history.noneTitle")}
      action={
        <Button onClick={onAll} data-testid="history-all">
          {say("history.all")}
        </Button>
      }
    >
      {say("history.noneBody")}
    </EmptyNote>
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
