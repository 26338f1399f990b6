import { DatePicker, Input } from "antd";
import { cellTime, parseTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import type { EntryDraft, FieldDiagnostic } from "@/platform";
import { PartDiagnostics } from "@/drafts/PartDiagnostics";
import { Section } from "../shared/Section";
import css from "./editor.module.css";

type Props = {
  draft: EntryDraft;
  diagnostics: FieldDiagnostic[];
  onChange: (change: Partial<EntryDraft>) => void;
  onBlur: () => void;
};

/** When to look again, and a word to colleagues. */
export function Details({ draft, diagnostics, onChange, onBlur }: Props) {
  const say = useSay();
  return (
    <Section name="review_by" title={say("answers.details")}>
      <div className={css.details}>
        <label htmlFor="review-by">{say("answers.reviewBy")}</label>
        <div>
          <DatePicker
            id="review-by"
            value={parseTime(draft.review_by)}
            placeholder={say("answers.reviewNever")}
            data-testid="review-by"
            status={draft.review_by && !parseTime(draft.review_by) ? "error" : ""}
            onChange={(date) => {
              onChange({ review_by: cellTime(date?.startOf("day") ?? null) });
              onBlur();
            }}
          />
          <PartDiagnostics of={diagnostics} field="review_by" />
        </div>
        <label htmlFor="entry-note">{say("answers.note")}</label>
        <div data-kb-text>
          <Input.TextArea
            id="entry-note"
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={draft.note}
            placeholder={say("answers.notePlaceholder")}
            onChange={(event) => onChange({ note: event.target.value })}
            onBlur={onBlur}
            data-testid="note-input"
          />
        </div>
      </div>
      <PartDiagnostics of={diagnostics} field="category" />
    </Section>
  );
}
