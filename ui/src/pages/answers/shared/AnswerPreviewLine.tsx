import type { AnswerPreview } from "@/platform";
import { useSay } from "@/i18n";
import { PictureImage } from "@/ui/PictureImage";
import { keyed } from "@/ui/keyed";
import css from "./shared.module.css";

/** The answer as a customer reads it, today's values underlined. */
export function AnswerPreviewLine({ preview, label }: { preview: AnswerPreview; label?: string }) {
  const say = useSay();
  if (preview.segments.length === 0) return null;
  return (
    <div
      className={css.preview}
      data-testid={preview.index === null ? "answer-preview" : `answer-preview-${preview.index}`}
    >
      <span title={label}>{say("answers.preview")}</span>
      <p>
        <Segments segments={preview.segments} />
      </p>
    </div>
  );
}

/** A text with the values of today in it, underlined. */
export function Segments({ segments }: { segments: AnswerPreview["segments"] }) {
  return keyed(segments, ({ text }) => text).map(({ key, row: segment }) =>
    segment.picture ? (
      <PictureImage key={key} file={segment.picture} alt={segment.text} className={css.shown} />
    ) : segment.placeholder ? (
      <u key={key} title={`{${segment.placeholder}}`}>
        {segment.text}
      </u>
    ) : (
      <span key={key}>{segment.text}</span>
    ),
  );
}
