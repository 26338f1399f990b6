import { CalendarOutlined, LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, DatePicker } from "antd";
import dayjs from "dayjs";
import { useSay } from "@/i18n";
import type { Timeline } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useTimeline } from "@/state/queries";
import { IconButton } from "@/ui/IconButton";
import { EmptyNote, Loaded } from "@/ui/notes";
import { PageFrame } from "@/ui/PageFrame";
import { Board } from "./board/Board";
import { ChangeList } from "./changes/ChangeList";
import { MomentChanges } from "./changes/MomentChanges";
import { ClockBar } from "./ClockBar";
import { DAY, day, millis } from "./moments";
import { useClock } from "./useClock";
import css from "./calendar.module.css";

/** Days by which the calendar is turned. */
const TURN = 28;

/** What the bot says by itself, day by day, and the clock that leads the simulator there. */
export function CalendarPage() {
  const say = useSay();
  const { target } = useNavigation();
  const timeline = useTimeline(target.page === "calendar" ? (target.day ?? null) : null);
  return (
    <PageFrame
      title={say("nav.calendar")}
      lead={say("calendar.lead")}
      actions={timeline.data ? <Browse from={timeline.data.from} /> : null}
      testid="page-calendar"
    >
      <Loaded query={timeline}>{(view) => <Calendar view={view} />}</Loaded>
    </PageFrame>
  );
}

function Calendar({ view }: { view: Timeline }) {
  const say = useSay();
  const { go } = useNavigation();
  const clock = useClock(view);
  const nothing = view.changes.length === 0 && view.entries.length === 0;
  return (
    <>
      {nothing ? (
        <EmptyNote
          icon={<CalendarOutlined aria-hidden />}
          title={say("calendar.emptyTitle")}
          action={
            <Button
              type="primary"
              onClick={() => go({ page: "answers" })}
              data-testid="calendar-begin"
            >
              {say("calendar.begin")}
            </Button>
          }
        >
          {say("calendar.emptyBody")}
        </EmptyNote>
      ) : null}
      {nothing && view.queues.length === 0 ? null : (
        <>
          <ClockBar clock={clock} />
          <Board view={view} clock={clock} />
          <MomentChanges view={view} clock={clock} />
        </>
      )}
      {nothing ? null : <ChangeList view={view} clock={clock} />}
    </>
  );
}

/** Which weeks are shown. */
function Browse({ from }: { from: string }) {
  const say = useSay();
  const { go } = useNavigation();
  const turn = (days: number) => go({ page: "calendar", day: day(millis(from) + days * DAY) });
  return (
    <>
      <Button onClick={() => go({ page: "calendar", day: "" })} data-testid="calendar-today">
        {say("calendar.today")}
      </Button>
      <span className={css.browse}>
        <IconButton
          icon={<LeftOutlined aria-hidden />}
          title={say("calendar.earlier")}
          onClick={() => turn(-TURN)}
          data-testid="calendar-earlier"
        />
        <DatePicker
          value={dayjs(from)}
          allowClear={false}
          aria-label={say("calendar.from")}
          onChange={(at) => {
            if (at) go({ page: "calendar", day: at.format("YYYY-MM-DD") });
          }}
          data-testid="calendar-from"
        />
        <IconButton
          icon={<RightOutlined aria-hidden />}
          title={say("calendar.later")}
          onClick={() => turn(TURN)}
          data-testid="calendar-later"
        />
      </span>
    </>
  );
}
