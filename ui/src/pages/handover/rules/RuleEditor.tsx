import { useRef } from "react";
import { PartBanner } from "@/drafts/PartBanner";
import { usePartDraft } from "@/drafts/usePartDraft";
import { useLocalized, useSay } from "@/i18n";
import { useShowField } from "@/pages/answers/editor/useShowField";
import { Section } from "@/pages/answers/shared/Section";
import type { EscalationView, RuleRow } from "@/platform";
import { Alternatives } from "../builder/Alternatives";
import { Changes } from "../builder/Changes";
import { ConditionRows } from "../builder/ConditionRows";
import { Then } from "../builder/Then";
import { Touches } from "../builder/Touches";
import { Words } from "../builder/Words";
import { isBlank } from "../builder/conditions";
import { FieldNotes, elsewhere, under } from "@/form/Field";
import { useFieldNames } from "../shared/useFieldNames";
import { RuleHead, TitleField } from "./RuleHead";
import css from "./rules.module.css";

const PLACES = [
  "title",
  "queue",
  "notify",
  "fallback",
  "urgency",
  "ask_first",
  "say",
  "say_closed",
  "when",
  "any",
];

/**
 * One rule, built from what the shop knows: when, then, what is said; and what it does to known
 * conversations.
 */
export function RuleEditor({ rule, view }: { rule: RuleRow; view: EscalationView }) {
  const say = useSay();
  const localized = useLocalized();
  const fieldName = useFieldNames();
  const part = usePartDraft("rule", rule.draft.id, rule.draft, {
    diagnostics: rule.diagnostics,
    sentence: rule.sentence,
  });
  const body = useRef<HTMLDivElement>(null);
  useShowField(body, part.draft !== null);
  const { draft, change, flush, hold, diagnostics } = part;
  if (!draft) return null;
  const sentence = part.sentence ? localized(part.sentence) : "";
  return (
    <>
      <RuleHead draft={draft} part={part} rules={view.rules} />
      <div ref={body} className={css.body} data-kb-text>
        <div className={css.column}>
          <PartBanner part={part} fieldName={fieldName} />
          <TitleField value={draft.title} onChange={(title) => change({ title })} onBlur={flush} />
          <FieldNotes notes={under(diagnostics, "title")} />
          {sentence ? (
            <p
              role="note"
              className={css.sentence}
              aria-label={say("handover.sentenceLabel")}
              data-testid="rule-sentence"
            >
              {sentence}
            </p>
          ) : null}
          <FieldNotes notes={elsewhere(diagnostics, PLACES)} />
          <Section name="when" title={say("handover.when")} hint={say("handover.whenHint")}>
            {isBlank(draft.when) && draft.any.length === 0 ? (
              <p className={css.quiet}>{say("handover.noWhen")}</p>
            ) : null}
            <ConditionRows
              value={draft.when}
              levels={view.levels}
              place="when"
              diagnostics={diagnostics}
              testid="when"
              onChange={(when) => change({ when })}
              onBlur={flush}
            />
          </Section>
          <Section name="any" title={say("handover.any")} hint={say("handover.anyHint")}>
            <Alternatives
              any={draft.any}
              levels={view.levels}
              diagnostics={diagnostics}
              onChange={(any) => change({ any })}
              onBlur={flush}
            />
          </Section>
          <Section name="then" title={say("handover.consequence")}>
            <Then
              draft={draft}
              queues={view.queues}
              diagnostics={diagnostics}
              onChange={change}
              onBlur={flush}
            />
          </Section>
          {draft.notify ? null : (
            <Section name="words" title={say("handover.words")}>
              <Words
                draft={draft}
                queues={view.queues}
                diagnostics={diagnostics}
                onChange={change}
                onBlur={flush}
                onCompleting={hold}
              />
            </Section>
          )}
          <Changes draft={{ kind: "rule", draft }} phase={part.phase} />
          <Section name="touches" title={say("handover.touches")}>
            <Touches rule={draft.id} />
          </Section>
        </div>
      </div>
    </>
  );
}
