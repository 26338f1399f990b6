import { DatePicker, Input, Switch } from "antd";
import { cellTime, parseTime } from "@/domain/clock";
import { FieldNotes, at } from "@/form/Field";
import { useSay } from "@/i18n";
import type { EntryDraft, FieldDiagnostic, DialogueRow } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { OutcomeIcon } from "@/ui/icons";
import { Section } from "../shared/Section";
import css from "./editor.module.css";

type Props = {
  reviewBy: string;
  sensitive: boolean;
  note: string;
  diagnostics: FieldDiagnostic[];
  onChange: (change: Partial<EntryDraft>) => void;
  onBlur: () => void;
};

/** When to look again, whether a guess will do, and a word to colleagues. */
export function Details({ reviewBy, sensitive, note, diagnostics, onChange, onBlur }: Props) {
  const say = useSay();
  return (
    <Section name="review_by" title={say("answers.details")}>
      <div className={css.details}>
        <label htmlFor="review-by">{say("answers.reviewBy")}</label>
        <div>
          <DatePicker
            id="review-by"
            value={parseTime(reviewBy)}
            placeholder={say("answers.reviewNever")}
            data-testid="review-by"
            status={reviewBy && !parseTime(reviewBy) ? "error" : ""}
            onChange={(date) => {
              onChange({ review_by: cellTime(date?.startOf("day") ?? null) });
              onBlur();
            }}
          />
          <FieldNotes notes={at(diagnostics, "review_by")} />
        </div>
        <label htmlFor="entry-sensitive">{say("answers.sensitive")}</label>
        <div className={css.sensitive}>
          <Switch
            id="entry-sensitive"
            size="small"
            checked={sensitive}
            aria-describedby="entry-sensitive-hint"
            onChange={(checked) => {
              onChange({ sensitive: checked });
              onBlur();
            }}
            data-testid="sensitive-switch"
          />
          <span id="entry-sensitive-hint">{say("answers.sensitiveHint")}</span>
          <FieldNotes notes={at(diagnostics, "sensitive")} />
        </div>
        <label htmlFor="entry-note">{say("answers.note")}</label>
        <div data-kb-text>
          <Input.TextArea
            id="entry-note"
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={note}
            placeholder={say("answers.notePlaceholder")}
            onChange={(event) => onChange({ note: event.target.value })}
            onBlur={onBlur}
            data-testid="note-input"
          />
        </div>
      </div>
      <FieldNotes notes={at(diagnostics, "category")} />
    </Section>
  );
}

/** The test dialogues that watch over this entry. */
export function RelatedDialogues({ rows }: { rows: readonly DialogueRow[] }) {
  const say = useSay();
  const { go } = useNavigation();
  return (
    <Section name="dialogues" title={say("answers.dialogues")} count={rows.length}>
      {rows.length === 0 ? (
        <p className={css.quiet}>{say("answers.noDialogues")}</p>
      ) : (
        <ul className={css.related}>
          {rows.map((row) => (
            <li key={row.file}>
              <OutcomeIcon outcome={row.outcome} />
              <button
                type="button"
                className="plain link"
                onClick={() => go({ page: "dialogues", dialogue: row.file })}
              >
                {row.title}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
