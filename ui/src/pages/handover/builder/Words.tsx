import { useMemo } from "react";
import { sayIn, useSay } from "@/i18n";
import { AnswerText } from "@/pages/answers/text/AnswerText";
import { slotsAt } from "@/pages/persona/phrases/slots";
import type { FieldDiagnostic, Moment, PlaceholderRow, QueueRow, RuleDraft } from "@/platform";
import { usePersonas, usePlaceholders } from "@/state/queries";
import { TemplateText } from "@/ui/text";
import { under, Field } from "@/form/Field";
import css from "./builder.module.css";

type Props = {
  draft: RuleDraft;
  queues: readonly QueueRow[];
  diagnostics: readonly FieldDiagnostic[];
  onChange: (change: Partial<RuleDraft>) => void;
  onBlur: () => void;
  onCompleting: (open: boolean) => void;
};

/**
 * What is said: the rule's own words, or, where there are none, those that the persona would say.
 */
export function Words({ draft, queues, diagnostics, onChange, onBlur, onCompleting }: Props) {
  const say = useSay();
  const placeholders = usePlaceholders().data;
  const queue = queues.find((one) => one.draft.id === draft.queue)?.draft.name ?? draft.queue;
  const open = useMemo(() => slotsFor(placeholders ?? [], "handoff", queue), [placeholders, queue]);
  const closed = useMemo(
    () => slotsFor(placeholders ?? [], "closed", queue),
    [placeholders, queue],
  );
  const bad = (field: string) =>
    under(diagnostics, field).some(({ diagnostic }) => diagnostic.severity === "error");
  return (
    <>
      <Field label={say("handover.say")} field="say" notes={under(diagnostics, "say")}>
        <AnswerText
          value={draft.say}
          onChange={(text) => onChange({ say: text })}
          onBlur={onBlur}
          onCompleting={onCompleting}
          label={say("handover.say")}
          testid="rule-say"
          invalid={bad("say")}
          offered={open}
          placeholder={say("handover.sayPlaceholder")}
        />
        {draft.say.trim() ? null : <PersonaSays moment="handoff" />}
      </Field>
      <Field
        label={say("handover.sayClosed")}
        field="say_closed"
        notes={under(diagnostics, "say_closed")}
      >
        <AnswerText
          value={draft.say_closed}
          onChange={(text) => onChange({ say_closed: text })}
          onBlur={onBlur}
          onCompleting={onCompleting}
          label={say("handover.sayClosed")}
          testid="rule-say-closed"
          invalid={bad("say_closed")}
          offered={closed}
          placeholder={say("handover.sayClosedPlaceholder")}
        />
        {draft.say_closed.trim() ? null : <PersonaSays moment="closed" />}
      </Field>
    </>
  );
}

/**
 * What phrases at that moment may use; the queue, which is meant most, at the top and by its name.
 */
function slotsFor(all: readonly PlaceholderRow[], moment: Moment, queue: string): PlaceholderRow[] {
  const name = sayIn("zh-CN")("persona.slot.queue");
  const slots = slotsAt(all, moment).map((slot) =>
    slot.insert === name ? { ...slot, value: queue } : slot,
  );
  return [
    ...slots.filter(({ insert }) => insert.startsWith(name)),
    ...slots.filter(({ insert }) => !insert.startsWith(name)),
  ];
}

/** The phrase that stands in for words that are left out. */
function PersonaSays({ moment }: { moment: Moment }) {
  const say = useSay();
  const view = usePersonas().data;
  if (!view) return null;
  const speaking = view.personas.find(({ draft }) => draft.id === view.speaking)?.draft;
  const phrase = speaking?.moments
    .find((one) => one.moment === moment)
    ?.phrases.find(({ text }) => text.trim());
  return (
    <p className={css.persona}>
      {say(phrase ? "handover.personaSays" : "handover.personaHasNone")}
      {phrase ? (
        <>
          {"\u00a0"}
          <q>
            <TemplateText text={phrase.text} />
          </q>
        </>
      ) : null}
    </p>
  );
}
