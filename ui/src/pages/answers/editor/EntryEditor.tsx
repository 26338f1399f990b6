import { Skeleton, Input } from "antd";
import { useRef } from "react";
import { PartBanner } from "@/drafts/PartBanner";
import { FieldNotes, at } from "@/form/Field";
import { useLocalized, useSay } from "@/i18n";
import { ErrorNote } from "@/ui/notes";
import { ConflictView } from "../conflict/ConflictView";
import { fieldName } from "../conflict/fieldNames";
import { useCheckup } from "../health/useCheckup";
import { AnswerPreviewLine } from "../shared/AnswerPreviewLine";
import { Section } from "../shared/Section";
import { AnswerText } from "../text/AnswerText";
import { EditorHead } from "./EditorHead";
import { HandedOverNote } from "./HandedOverNote";
import { EditorRest } from "./EditorRest";
import { SentBackNote } from "./SentBackNote";
import { useEntryEditor } from "./useEntryEditor";
import { useShowField } from "./useShowField";
import css from "./editor.module.css";

/** One entry, edited as it is read: question, answer, other answers, other ways of asking. */
export function EntryEditor({ id }: { id: string }) {
  const say = useSay();
  const localized = useLocalized();
  const { entry, part } = useEntryEditor(id);
  const { draft, change, flush, hold, diagnostics } = part;
  const body = useRef<HTMLDivElement>(null);
  useShowField(body, draft !== null);
  const health = useCheckup(draft);

  if (entry.isError && part.phase === "clean")
    return (
      <div style={{ padding: 24 }}>
        <ErrorNote error={entry.error} />
      </div>
    );
  if (!draft) return <EditorSkeleton />;
  if (part.phase === "conflict" && part.theirs?.draft)
    return (
      <ConflictView
        mine={draft}
        theirs={part.theirs.draft}
        fields={part.theirs.fields}
        onDecide={part.resolve}
      />
    );

  const handedOverBy = entry.data?.handed_over_by;
  const general = part.previews.find(({ index }) => index === null);
  return (
    <>
      <EditorHead part={part} draft={draft} />
      <div ref={body} className={css.body} data-testid="entry-editor" data-entry={id}>
        <div className={css.column}>
          <PartBanner part={part} fieldName={(field) => fieldName(field, say)} />
          <SentBackNote entry={id} />
          <QuestionField
            value={draft.question}
            onChange={(question) => change({ question })}
            onBlur={flush}
          />
          <FieldNotes notes={at(diagnostics, "question")} />
          <FieldNotes notes={at(diagnostics, "id")} />
          {handedOverBy ? <HandedOverNote entry={id} rule={handedOverBy} /> : null}
          <Section name="answer" title={say("answers.answer")}>
            <AnswerText
              value={draft.answer}
              onChange={(answer) => change({ answer })}
              onBlur={flush}
              onCompleting={hold}
              label={say("answers.answer")}
              testid="answer-input"
              placeholder={say("answers.answerPlaceholder")}
              chars={general?.chars}
              invalid={diagnostics.some(
                ({ field, diagnostic }) => field === "answer" && diagnostic.severity === "error",
              )}
            />
            <FieldNotes notes={at(diagnostics, "answer")} />
            {general ? (
              <AnswerPreviewLine preview={general} label={localized(general.label)} />
            ) : null}
          </Section>
          <EditorRest
            part={part}
            draft={draft}
            health={health}
            dialogues={entry.data?.dialogues ?? NO_DIALOGUES}
          />
        </div>
      </div>
    </>
  );
}

const NO_DIALOGUES: never[] = [];

function EditorSkeleton() {
  return (
    <div style={{ padding: "56px 32px" }} aria-busy="true">
      <Skeleton active title={{ width: "40%" }} paragraph={{ rows: 2 }} />
      <Skeleton active title={{ width: "12%" }} paragraph={{ rows: 5 }} style={{ marginTop: 32 }} />
    </div>
  );
}

/** The standard question: the entry's name, so it looks like a title. */
function QuestionField({
  value,
  onChange,
  onBlur,
}: {
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
}) {
  const say = useSay();
  return (
    <div data-field="question" data-kb-text>
      <Input
        variant="borderless"
        className={css.questionInput}
        value={value}
        placeholder={say("answers.questionPlaceholder")}
        aria-label={say("answers.standardQuestion")}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        data-testid="question-input"
        autoComplete="off"
      />
    </div>
  );
}
