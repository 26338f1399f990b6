import { ImportOutlined } from "@ant-design/icons";
import { App, Button, Checkbox, Modal } from "antd";
import { useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import { ApiFailure, usePlatform, type CalendarPlan, type CalendarRow } from "@/platform";
import { shortTime } from "@/domain/clock";
import { withHoliday } from "./HolidayField";
import css from "./queues.module.css";

export type Days = { holidays: string[]; workdays: string[] };

/** Holidays and make-up workdays from a file: looked at first, then taken over in one step. */
export function CalendarImport({ days, onTake }: { days: Days; onTake: (days: Days) => void }) {
  const say = useSay();
  const localized = useLocalized();
  const platform = usePlatform();
  const { message } = App.useApp();
  const [plan, setPlan] = useState<CalendarPlan | null>(null);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const pick = async () => {
    try {
      const read = await platform.pickCalendar(say("handover.pickCalendar"));
      if (!read) return;
      setPlan(read);
      setChosen(read.days.flatMap((row, at) => (row.proposed && !isThere(days, row) ? [at] : [])));
    } catch (error) {
      void message.error(
        error instanceof ApiFailure ? localized(error.api.message) : String(error),
      );
    }
  };
  const take = () => {
    const rows = plan?.days.filter((_, at) => chosen.includes(at)) ?? [];
    onTake(rows.reduce(withRow, days));
    setPlan(null);
  };
  return (
    <>
      <Button
        size="small"
        icon={<ImportOutlined />}
        onClick={() => void pick()}
        data-testid="import-calendar"
      >
        {say("handover.importCalendar")}
      </Button>
      <Modal
        open={plan !== null}
        title={say("handover.calendarFrom", { file: plan?.file ?? "" })}
        okText={say("handover.takeDays", { count: chosen.length })}
        cancelText={say("common.cancel")}
        okButtonProps={{ disabled: chosen.length === 0 }}
        onOk={take}
        onCancel={() => setPlan(null)}
        data-testid="calendar-preview"
      >
        <p className={css.quiet}>{say("handover.calendarLook")}</p>
        <ul className={css.found}>
          {plan?.days.map((row, at) => (
            <li key={`${row.first} ${row.last} ${row.title}`}>
              <Checkbox
                checked={isThere(days, row) || chosen.includes(at)}
                disabled={isThere(days, row)}
                onChange={({ target }) =>
                  setChosen(
                    target.checked ? [...chosen, at] : chosen.filter((other) => other !== at),
                  )
                }
              >
                <span className={css.foundDays}>{words(row)}</span>
                {row.title}
                <small>
                  {say(row.works ? "handover.workdays" : "handover.holidays")}
                  {isThere(days, row) ? ` · ${say("handover.alreadyThere")}` : ""}
                </small>
              </Checkbox>
            </li>
          ))}
        </ul>
        {plan && plan.left_out > 0 ? (
          <p className={css.quiet}>{say("handover.leftOut", { count: plan.left_out })}</p>
        ) : null}
      </Modal>
    </>
  );
}

const textOf = ({ first, last }: CalendarRow) => (first === last ? first : `${first}..${last}`);

const words = ({ first, last }: CalendarRow) =>
  first === last ? shortTime(first) : `${shortTime(first)} – ${shortTime(last)}`;

const listOf = ({ works }: CalendarRow): keyof Days => (works ? "workdays" : "holidays");

/** Whether the shop has exactly these days already. */
export function isThere(days: Days, row: CalendarRow): boolean {
  return days[listOf(row)].includes(textOf(row));
}

/** The days with a row of the calendar, in the order of the calendar. */
export function withRow(days: Days, row: CalendarRow): Days {
  const list = listOf(row);
  return { ...days, [list]: withHoliday(days[list], textOf(row)) };
}
