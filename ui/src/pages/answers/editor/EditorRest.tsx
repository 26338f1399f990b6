import { memo, useCallback, useMemo } from "react";
import type { PartDraft } from "@/drafts/usePartDraft";
import { useSay } from "@/i18n";
import type { AnswerDraft, DialogueRow, EntryDraft } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { useRestDrawn } from "@/ui/useRestDrawn";
import { ConditionList } from "../conditions/ConditionList";
import { HealthSection } from "../health/HealthSection";
import type { Health } from "../health/useCheckup";
import { PhrasingList } from "../phrasings/PhrasingList";
import { Section } from "../shared/Section";
import { Details, RelatedDialogues } from "./Details";

type Props = {
  part: PartDraft<"entry">;
  draft: EntryDraft;
  health: Health;
  dialogues: readonly DialogueRow[];
};

// A key in one of them draws none of the others.
const Conditions = memo(ConditionList);
const Phrasings = memo(PhrasingList);
const CheckUp = memo(HealthSection);
const More = memo(Details);
const Dialogues = memo(RelatedDialogues);

/** All of an entry but its question and its answer. */
export function EditorRest({ part, draft, health, dialogues }: Props) {
  const say = useSay();
  const { target } = useNavigation();
  const { change, flush, hold, diagnostics } = part;
  const { id, enabled, phrasings, answers } = draft;
  const setAnswers = useCallback((next: AnswerDraft[]) => change({ answers: next }), [change]);
  const setPhrasings = useCallback((next: string[]) => change({ phrasings: next }), [change]);
  const checked = useMemo(() => ({ id, enabled, phrasings }), [id, enabled, phrasings]);
  if (!useRestDrawn(target.field !== undefined)) return null;
  return (
    <>
      <Section
        name="answers"
        title={say("answers.conditional")}
        count={answers.length}
        hint={say("answers.conditionalHint")}
      >
        <Conditions
          answers={answers}
          diagnostics={diagnostics}
          previews={part.previews}
          onChange={setAnswers}
          onBlur={flush}
          onCompleting={hold}
        />
      </Section>
      <Section
        name="phrasings"
        title={say("answers.phrasings")}
        count={phrasings.length}
        hint={say("answers.phrasingsHint")}
      >
        <Phrasings
          id={id}
          phrasings={phrasings}
          diagnostics={diagnostics}
          checkup={health.checkup}
          onChange={setPhrasings}
          onBlur={flush}
        />
      </Section>
      <CheckUp draft={checked} {...health} />
      <More
        reviewBy={draft.review_by}
        sensitive={draft.sensitive ?? false}
        note={draft.note}
        diagnostics={diagnostics}
        onChange={change}
        onBlur={flush}
      />
      <Dialogues rows={dialogues} />
    </>
  );
}
