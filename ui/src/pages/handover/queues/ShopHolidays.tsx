import { DraftPhaseLine } from "@/drafts/DraftPhaseLine";
import { PartBanner } from "@/drafts/PartBanner";
import { SETTINGS_ID } from "@/drafts/parts";
import { usePartDraft } from "@/drafts/usePartDraft";
import { useSay } from "@/i18n";
import type { EscalationView } from "@/platform";
import { Part } from "@/ui/PageFrame";
import { FieldNotes } from "../shared/FieldNotes";
import { under } from "../shared/places";
import { useFieldNames } from "../shared/useFieldNames";
import { HolidayField } from "./HolidayField";
import css from "./queues.module.css";

/** Days on which the whole shop is closed. */
export function ShopHolidays({ view }: { view: EscalationView }) {
  const say = useSay();
  const fieldName = useFieldNames();
  const part = usePartDraft("escalation_settings", SETTINGS_ID, view.settings);
  const holidays = part.draft?.holidays ?? view.settings.holidays;
  return (
    <Part title={say("handover.shopHolidays")} extra={<DraftPhaseLine state={part} />}>
      <div className={css.shop} data-kb-text>
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
      </div>
    </Part>
  );
}
