import { PlusOutlined, TeamOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { DraftPhaseLine } from "@/drafts/DraftPhaseLine";
import { PartBanner } from "@/drafts/PartBanner";
import { SETTINGS_ID } from "@/drafts/parts";
import { usePartDraft } from "@/drafts/usePartDraft";
import { useSay } from "@/i18n";
import type { EscalationView } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { EmptyNote } from "@/ui/notes";
import { Part } from "@/ui/PageFrame";
import { freeId } from "../rules/templates";
import { FieldNotes, under } from "@/form/Field";
import { useFieldNames } from "../shared/useFieldNames";
import { usePartActions } from "../shared/usePartActions";
import { WEEKDAYS } from "../shared/week";
import { CalendarImport } from "./CalendarImport";
import { HolidayField } from "./HolidayField";
import { QueueCard } from "./QueueCard";
import { WeekCalendar } from "./WeekCalendar";
import { useQueueWeeks } from "./useQueueWeeks";
import css from "./queues.module.css";

/** Who takes over, and when somebody is there. */
export function QueuesTab({ view }: { view: EscalationView }) {
  const say = useSay();
  const { add } = usePartActions();
  const { target } = useNavigation();
  const [open, setOpen] = useState<string | null>(target.queue ?? null);
  const [shown, setShown] = useState(target);
  if (shown !== target) {
    setShown(target);
    if (target.queue) setOpen(target.queue);
  }
  const [fresh, setFresh] = useState<string | null>(null);
  const weeks = useQueueWeeks(view.queues);
  const create = async () => {
    const id = freeId(
      "queue",
      view.queues.map(({ draft }) => draft.id),
    );
    const made = await add({
      kind: "queue",
      draft: {
        id,
        name: say("handover.newQueueName"),
        hours: "09:00-18:00",
        days: [...WEEKDAYS],
        week: [],
        holidays: [],
        on_holidays: false,
      },
    });
    if (!made) return;
    setOpen(id);
    setFresh(id);
  };
  const button = (
    <Button
      size="small"
      icon={<PlusOutlined />}
      onClick={() => void create()}
      data-testid="new-queue"
    >
      {say("handover.newQueue")}
    </Button>
  );
  return (
    <div className={css.page}>
      <div className={css.column}>
        {view.queues.length === 0 ? (
          <EmptyNote icon={<TeamOutlined />} title={say("handover.noQueues")} action={button}>
            {say("handover.noQueuesBody")}
          </EmptyNote>
        ) : (
          <>
            <Part
              title={say("handover.calendar")}
              extra={<small className={css.quiet}>{say("handover.calendarHint")}</small>}
            >
              <WeekCalendar queues={weeks} selected={open} onSelect={setOpen} />
            </Part>
            <Part title={say("handover.queues")} count={view.queues.length} extra={button}>
              <ul>
                {view.queues.map((row, index) => (
                  <QueueCard
                    key={row.draft.id}
                    row={row}
                    index={index}
                    view={view}
                    open={open === row.draft.id}
                    fresh={fresh === row.draft.id}
                    onOpen={(opened) => setOpen(opened ? row.draft.id : null)}
                  />
                ))}
              </ul>
            </Part>
          </>
        )}
        <ShopHolidays view={view} />
      </div>
    </div>
  );
}

/** Days on which the whole shop is closed. */
function ShopHolidays({ view }: { view: EscalationView }) {
  const say = useSay();
  const fieldName = useFieldNames();
  const part = usePartDraft("escalation_settings", SETTINGS_ID, view.settings);
  const holidays = part.draft?.holidays ?? view.settings.holidays;
  const workdays = part.draft?.workdays ?? view.settings.workdays ?? [];
  const { target } = useNavigation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (target.part === "holidays") box.current?.scrollIntoView({ block: "center" });
  }, [target]);
  return (
    <Part
      title={say("handover.shopHolidays")}
      extra={
        <>
          <DraftPhaseLine state={part} />
          <CalendarImport
            days={{ holidays, workdays }}
            onTake={(days) => {
              part.change(days);
              part.flush();
            }}
          />
        </>
      }
    >
      <div ref={box} className={css.shop} data-kb-text>
        <PartBanner part={part} fieldName={fieldName} />
        <p className={css.quiet}>
          {holidays.length === 0 ? `${say("handover.noHolidays")} · ` : ""}
          {say("handover.shopHolidaysHint")}
        </p>
        <HolidayField
          value={holidays}
          label={say("handover.shopHolidays")}
          testid="shop-holidays"
          onChange={(next) => {
            part.change({ holidays: next });
            part.flush();
          }}
        />
        <FieldNotes notes={under(part.diagnostics, "holidays")} />
        <p className={css.quiet}>{say("handover.workdaysHint")}</p>
        <HolidayField
          value={workdays}
          label={say("handover.workdays")}
          testid="shop-workdays"
          add={say("handover.addWorkday")}
          onChange={(next) => {
            part.change({ workdays: next });
            part.flush();
          }}
        />
        <FieldNotes notes={under(part.diagnostics, "workdays")} />
      </div>
    </Part>
  );
}
