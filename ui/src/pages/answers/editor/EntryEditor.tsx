import { useRef } from "react";
import { useLocalized, useSay } from "@/i18n";
import { ErrorNote } from "@/ui/ErrorNote";
import { AnswerPreviewLine } from "../shared/AnswerPreviewLine";
import { AnswerText } from "../text/AnswerText";
import { ConditionList } from "../conditions/ConditionList";
import { ConflictView } from "../conflict/ConflictView";
import { HealthSection } from "../health/HealthSection";
import { useCheckup } from "../health/useCheckup";
import { PhrasingList } from "../phrasings/PhrasingList";
import { Details } from "./Details";
import { EditorHead } from "./EditorHead";
import { EditorSkeleton } from "./EditorSkeleton";
import { FieldDiagnostics } from "../shared/FieldDiagnostics";
import { QuestionField } from "./QuestionField";
import { RelatedDialogues } from "./RelatedDialogues";
import { SaveBanner } from "./SaveBanner";
import { Section } from "../shared/Section";
import { useEntryEditor } from "./useEntryEditor";
import { useShowField } from "./useShowField";
import css from "./editor.module.css";

/** One entry, edited as it is read: question, answer, other answers, other ways of asking. */
export function EntryEditor({ id }: { id: string }) {
  const say = useSay();
  const localized = useLocalized();
  const { entry, state, check, change, save, hold } = useEntryEditor(id);
  const body = useRef<HTMLDivElement>(null);
  useShowField(body, state !== null);
  const health = useCheckup(state?.draft ?? null);

  if (entry.isError && (state?.phase ?? "clean") === "clean")
    return (
      <div style={{ padding: 24 }}>
        <ErrorNote error={entry.error} />
      </div>
    );
  if (!state) return <EditorSkeleton />;
  if (state.phase === "conflict" && state.conflict?.theirs)
    return (
      <ConflictView
        id={id}
        mine={state.draft}
        theirs={state.conflict.theirs}
        fields={state.conflict.fields}
      />
    );

  const { draft } = state;
  const general = check.previews.find(({ index }) => index === null);
  return (
    <>
      <EditorHead state={state} change={change} save={save} />
      <div ref={body} className={css.body} data-testid="entry-editor" data-entry={id}>
        <div className={css.column}>
          <SaveBanner id={id} state={state} />
          <QuestionField
            value={draft.question}
            onChange={(question) => change({ question })}
            onBlur={save}
          />
          <FieldDiagnostics check={check} field="question" />
          <FieldDiagnostics check={check} field="id" />
          <Section name="answer" title={say("answers.answer")}>
            <AnswerText
              value={draft.answer}
              onChange={(answer) => change({ answer })}
              onBlur={save}
              onCompleting={hold}
              label={say("answers.answer")}
              testid="answer-input"
              placeholder={say("answers.answerPlaceholder")}
              chars={general?.chars}
              invalid={check.diagnostics.some(
                ({ field, diagnostic }) => field === "answer" && diagnostic.severity === "error",
              )}
            />
            <FieldDiagnostics check={check} field="answer" />
            {general ? (
              <AnswerPreviewLine preview={general} label={localized(general.label)} />
            ) : null}
          </Section>
          <Section
            name="answers"
            title={say("answers.conditional")}
            count={draft.answers.length}
            hint={say("answers.conditionalHint")}
          >
            <ConditionList
              answers={draft.answers}
              check={check}
              onChange={(answers) => change({ answers })}
              onBlur={save}
              onCompleting={hold}
            />
          </Section>
          <Section
            name="phrasings"
            title={say("answers.phrasings")}
            count={draft.phrasings.length}
            hint={say("answers.phrasingsHint")}
          >
            <PhrasingList
              id={id}
              category={draft.category}
              phrasings={draft.phrasings}
              check={check}
              checkup={health.checkup}
              onChange={(phrasings) => change({ phrasings })}
              onBlur={save}
            />
          </Section>
          <HealthSection draft={draft} {...health} />
          <Details draft={draft} check={check} onChange={change} onBlur={save} />
          <RelatedDialogues rows={entry.data?.dialogues ?? []} />
        </div>
      </div>
    </>
  );
}
