import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  EditOutlined,
} from "@ant-design/icons";
import { FieldNotes, under } from "@/form/Field";
import { useSay } from "@/i18n";
import type { AnswerDraft, AnswerPreview, FieldDiagnostic } from "@/platform";
import { IconButton } from "@/ui/IconButton";
import { TemplateText } from "@/ui/text";
import { INNER_STOP, rowKeys, STOP } from "@/ui/rowKeys";
import { AnswerPreviewLine, Segments } from "../shared/AnswerPreviewLine";
import { AnswerText } from "../text/AnswerText";
import { ConditionPickers } from "./ConditionPickers";
import { useConditionWords } from "./useConditionWords";
import css from "./conditions.module.css";

type Props = {
  index: number;
  answer: AnswerDraft;
  diagnostics: FieldDiagnostic[];
  previews: AnswerPreview[];
  open: boolean;
  first: boolean;
  last: boolean;
  onOpen: (open: boolean) => void;
  onChange: (change: Partial<AnswerDraft>) => void;
  onRemove: () => void;
  onMove: (by: 1 | -1) => void;
  onBlur: () => void;
  onCompleting: (open: boolean) => void;
};

/**
 * 当 订单 待发货 且 11-10 20:00 – 11-12 00:00: read as a sentence, with what the customer reads then
 * in a line; a click opens it, and it is edited in place.
 */
export function ConditionCard({
  index,
  answer,
  diagnostics,
  previews,
  open,
  first,
  last,
  onOpen,
  onChange,
  onRemove,
  onMove,
  onBlur,
  onCompleting,
}: Props) {
  const say = useSay();
  const words = useConditionWords()(answer);
  const preview = previews.find((one) => one.index === index);
  return (
    <article
      className={css.card}
      data-open={open}
      data-field={`answers:${index}`}
      data-testid={`condition-${index}`}
      data-row
      onKeyDown={rowKeys}
    >
      <header>
        <button
          type="button"
          className={`plain ${css.head}`}
          aria-expanded={open}
          onClick={() => onOpen(!open)}
          {...STOP}
        >
          <span className={css.sentence}>
            <i>{say("answers.when")}</i>
            {words.length === 0 ? (
              <em>{say("answers.noCondition")}</em>
            ) : (
              words.map(({ what, value }, at) => (
                <span key={what}>
                  {at > 0 ? <i>{say("answers.and")}</i> : null}
                  <i>{what}</i>
                  <b>{value}</b>
                </span>
              ))
            )}
          </span>
          {open ? null : <Line answer={answer} preview={preview} />}
        </button>
        <span className={css.tools}>
          <IconButton
            title={say("answers.moveUp")}
            icon={<ArrowUpOutlined aria-hidden />}
            disabled={first}
            {...INNER_STOP}
            onClick={() => onMove(-1)}
          />
          <IconButton
            title={say("answers.moveDown")}
            icon={<ArrowDownOutlined aria-hidden />}
            disabled={last}
            {...INNER_STOP}
            onClick={() => onMove(1)}
          />
          <IconButton
            title={say("answers.removeThis")}
            icon={<DeleteOutlined aria-hidden />}
            {...INNER_STOP}
            onClick={onRemove}
            data-testid={`remove-condition-${index}`}
          />
          <IconButton
            title={say(open ? "common.done" : "common.edit")}
            icon={<EditOutlined aria-hidden />}
            aria-label={say("common.edit")}
            aria-pressed={open}
            {...INNER_STOP}
            onClick={() => onOpen(!open)}
            data-testid={`edit-condition-${index}`}
          />
        </span>
      </header>
      {open ? (
        <div className={css.editing}>
          <ConditionPickers answer={answer} onChange={onChange} onBlur={onBlur} />
          <AnswerText
            value={answer.answer}
            onChange={(text) => onChange({ answer: text })}
            onBlur={onBlur}
            onCompleting={onCompleting}
            label={say("answers.conditionAnswer", { number: index + 1 })}
            placeholder={say("answers.conditionPlaceholder")}
            testid={`condition-answer-${index}`}
            chars={preview?.chars}
          />
          {preview ? <AnswerPreviewLine preview={preview} /> : null}
        </div>
      ) : null}
      <FieldNotes notes={under(diagnostics, `answers.${index}`)} />
    </article>
  );
}

/** What the customer reads then, with the values of today, as much of it as a line holds. */
function Line({ answer, preview }: { answer: AnswerDraft; preview: AnswerPreview | undefined }) {
  const say = useSay();
  if (!answer.answer)
    return (
      <span className={css.text}>
        <em>{say("answers.conditionPlaceholder")}</em>
      </span>
    );
  return (
    <span className={css.text}>
      {preview && preview.segments.length > 0 ? (
        <Segments segments={preview.segments} />
      ) : (
        <TemplateText text={answer.answer} />
      )}
    </span>
  );
}
