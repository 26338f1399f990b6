import { DraftPhaseLine } from "@/drafts/DraftPhaseLine";
import { PartBanner } from "@/drafts/PartBanner";
import { SETTINGS_ID } from "@/drafts/parts";
import { usePartDraft } from "@/drafts/usePartDraft";
import { ChoiceChips } from "@/form/ChoiceChips";
import { CategoriesField, EntriesField } from "@/form/EntriesField";
import { FieldNotes, Field, elsewhere, under } from "@/form/Field";
import { TagField } from "@/form/TagField";
import { useSay } from "@/i18n";
import type { EscalationView, RecordField } from "@/platform";
import { Part } from "@/ui/PageFrame";
import { useFieldNames } from "../shared/useFieldNames";
import { DangerTopics } from "./DangerTopics";
import css from "./words.module.css";

/** What the bot listens for, and what the human wants to know. */
export function WordsTab({ view }: { view: EscalationView }) {
  return (
    <div className={css.page}>
      <div className={css.column}>
        <DangerTopics view={view} />
        <SettingsWords view={view} />
      </div>
    </div>
  );
}

const MOODS = ["angry", "urgent", "worried", "calm"] as const;
const PLACES = [...MOODS, "complaint_words", "complaint_entries", "complaint_categories", "needs"];
const RECORD: readonly RecordField[] = [
  "customer",
  "phone",
  "order",
  "tracking",
  "product",
  "issue",
  "mood",
  "queue",
];

/** What is set once for all: mood words, complaints, and what the case record needs. */
function SettingsWords({ view }: { view: EscalationView }) {
  const say = useSay();
  const fieldName = useFieldNames();
  const part = usePartDraft("escalation_settings", SETTINGS_ID, view.settings);
  const draft = part.draft ?? view.settings;
  const notes = (field: string) => under(part.diagnostics, field);
  return (
    <div data-kb-text>
      <PartBanner part={part} fieldName={fieldName} />
      <FieldNotes notes={elsewhere(part.diagnostics, [...PLACES, "holidays"])} />
      <Part title={say("handover.moods")} extra={<DraftPhaseLine state={part} />}>
        <p className={css.lead}>{say("handover.moodsHint")}</p>
        {MOODS.map((mood) => (
          <Field
            key={mood}
            label={say(`handover.mood.${mood}`)}
            field={mood}
            notes={notes(mood)}
            hint={say(`handover.moodHint.${mood}`)}
          >
            <TagField
              value={draft[mood]}
              onChange={(words) => part.change({ [mood]: words })}
              onBlur={part.flush}
              label={say(`handover.mood.${mood}`)}
              placeholder={say("handover.tagsPlaceholder")}
              testid={`mood-${mood}`}
            />
          </Field>
        ))}
      </Part>
      <Part title={say("handover.complaints")}>
        <p className={css.lead}>{say("handover.complaintsHint")}</p>
        <Field
          label={say("handover.complaintWords")}
          field="complaint_words"
          notes={notes("complaint_words")}
        >
          <TagField
            value={draft.complaint_words}
            onChange={(words) => part.change({ complaint_words: words })}
            onBlur={part.flush}
            label={say("handover.complaintWords")}
            placeholder={say("handover.tagsPlaceholder")}
            testid="complaint-words"
          />
        </Field>
        <Field
          label={say("handover.complaintEntries")}
          field="complaint_entries"
          notes={notes("complaint_entries")}
        >
          <EntriesField
            value={draft.complaint_entries}
            onChange={(ids) => part.change({ complaint_entries: ids })}
            onBlur={part.flush}
            label={say("handover.complaintEntries")}
            testid="complaint-entries"
          />
        </Field>
        <Field
          label={say("handover.complaintCategories")}
          field="complaint_categories"
          notes={notes("complaint_categories")}
        >
          <CategoriesField
            value={draft.complaint_categories}
            onChange={(names) => part.change({ complaint_categories: names })}
            onBlur={part.flush}
            label={say("handover.complaintCategories")}
            testid="complaint-categories"
          />
        </Field>
      </Part>
      <Part title={say("handover.record")}>
        <p className={css.lead}>{say("handover.recordHint")}</p>
        <Field
          label={say("record.title")}
          field="needs"
          notes={notes("needs")}
          hint={draft.needs.length === 0 ? say("handover.nothingNeeded") : undefined}
        >
          <ChoiceChips
            label={say("handover.record")}
            testid="record-needs"
            value={draft.needs}
            onChange={(needs) => {
              part.change({ needs });
              part.flush();
            }}
            options={RECORD.map((field) => ({ value: field, label: say(`record.field.${field}`) }))}
          />
        </Field>
      </Part>
    </div>
  );
}
