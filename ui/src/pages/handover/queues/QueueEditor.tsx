import { DeleteOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, Switch, App } from "antd";
import { PartBanner } from "@/drafts/PartBanner";
import type { PartDraft } from "@/drafts/usePartDraft";
import { useSay } from "@/i18n";
import type { EscalationView, QueueDraft, QueueRow } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { ShiftsField } from "@/form/ShiftsField";
import { FieldNotes, Field, elsewhere, under } from "@/form/Field";
import { allDay } from "@/domain/hours";
import { useFieldNames } from "../shared/useFieldNames";
import { usePartActions } from "../shared/usePartActions";
import { DatesField } from "./DatesField";
import { DaysField } from "./DaysField";
import { HolidayField } from "./HolidayField";
import css from "./queues.module.css";

const PLACES = ["name", "hours", "days", "week", "dates", "holidays", "on_holidays"];
const ALL_DAY = "00:00-24:00";

/** A queue's name, hours, days and holidays; everything is saved as it is changed. */
export function QueueEditor({
  row,
  part,
  draft,
  view,
  fresh,
}: {
  row: QueueRow;
  part: PartDraft<"queue">;
  draft: QueueDraft;
  view: EscalationView;
  fresh: boolean;
}) {
  const say = useSay();
  const { go } = useNavigation();
  const remove = useRemoveQueue();
  const fieldName = useFieldNames();
  const { change, flush, diagnostics } = part;
  const rules = view.rules.filter((rule) => row.rules.includes(rule.draft.id));
  return (
    <div className={css.form} data-kb-text data-testid={`queue-form-${draft.id}`}>
      <PartBanner part={part} fieldName={fieldName} />
      <FieldNotes notes={elsewhere(diagnostics, PLACES)} />
      <Field
        label={say("handover.queueTitle")}
        field="name"
        notes={under(diagnostics, "name")}
        hint={say("handover.queueTitleHint")}
      >
        <Input
          value={draft.name}
          autoFocus={fresh}
          onFocus={(event) => {
            if (fresh) event.target.select();
          }}
          onChange={(event) => change({ name: event.target.value })}
          onBlur={flush}
          aria-label={say("handover.queueTitle")}
          className={css.name}
          autoComplete="off"
          data-testid={`queue-name-${draft.id}`}
        />
      </Field>
      <Field label={say("handover.hours")} field="hours" notes={under(diagnostics, "hours")}>
        <span className={css.hours}>
          {allDay(draft.hours) ? null : (
            <ShiftsField
              value={draft.hours}
              label={say("handover.hours")}
              testid={`hours-${draft.id}`}
              onChange={(hours) => change({ hours })}
              onBlur={flush}
            />
          )}
          <Checkbox
            checked={allDay(draft.hours)}
            onChange={({ target }) => {
              change({ hours: target.checked ? ALL_DAY : "09:00-18:00" });
              flush();
            }}
            data-testid={`all-day-${draft.id}`}
          >
            {say("handover.allDay")}
          </Checkbox>
        </span>
      </Field>
      <Field label={say("handover.days")}>
        <DaysField draft={draft} diagnostics={diagnostics} onChange={change} onBlur={flush} />
      </Field>
      <Field
        label={say("handover.dates")}
        field="dates"
        notes={under(diagnostics, "dates")}
        hint={say("handover.datesHint")}
      >
        <DatesField
          value={draft.dates ?? []}
          usual={draft.hours}
          testid={`dates-${draft.id}`}
          onChange={(dates) => change({ dates })}
          onBlur={flush}
        />
      </Field>
      <Field
        label={say("handover.queueHolidays")}
        field="holidays"
        notes={under(diagnostics, "holidays")}
      >
        <HolidayField
          value={draft.holidays}
          label={draft.name}
          testid={`holidays-${draft.id}`}
          onChange={(holidays) => {
            change({ holidays });
            flush();
          }}
        />
        <label className={css.switch}>
          <Switch
            size="small"
            checked={draft.on_holidays}
            onChange={(on_holidays) => {
              change({ on_holidays });
              flush();
            }}
            data-testid={`on-holidays-${draft.id}`}
          />
          {say("handover.onHolidays")}
        </label>
      </Field>
      <Field label={say("handover.usedBy")}>
        <p className={css.users}>
          {rules.length === 0 ? (
            <span>{say("handover.usedByNone")}</span>
          ) : (
            rules.map((rule) => (
              <button
                key={rule.draft.id}
                type="button"
                className="plain link"
                onClick={() => go({ page: "handover", rule: rule.draft.id })}
              >
                {rule.draft.title || rule.draft.id}
              </button>
            ))
          )}
        </p>
      </Field>
      <Button
        size="small"
        danger
        type="text"
        icon={<DeleteOutlined />}
        className={css.remove}
        onClick={() => void remove(draft)}
        data-testid={`remove-queue-${draft.id}`}
      >
        {say("handover.removeQueue")}
      </Button>
    </div>
  );
}

/** Removes a queue without asking; one that rules need stays, and the error names them. */
function useRemoveQueue() {
  const say = useSay();
  const { message } = App.useApp();
  const { remove } = usePartActions();
  return async ({ id, name }: QueueDraft) => {
    if (await remove({ kind: "queue", id }))
      void message.success({
        key: "handover",
        content: say("handover.removedQueue", { name: name || id }),
      });
  };
}
