import { Segmented, Select } from "antd";
import { ChoiceChips } from "@/form/ChoiceChips";
import { under, Field } from "@/form/Field";
import { useSay } from "@/i18n";
import type { FieldDiagnostic, QueueRow, RecordField, RuleDraft } from "@/platform";
import { URGENCIES, UrgencyIcon } from "../shared/UrgencyMark";
import css from "./builder.module.css";

type Props = {
  draft: RuleDraft;
  queues: readonly QueueRow[];
  diagnostics: readonly FieldDiagnostic[];
  onChange: (change: Partial<RuleDraft>) => void;
  onBlur: () => void;
};

const ASKABLE: readonly RecordField[] = ["order", "product", "phone", "issue"];
const NOBODY = "";

/**
 * Whether a human takes over or is only told, who, how soon, and what is asked before. Who is only
 * told says nothing to the customer.
 */
export function Then({ draft, queues, diagnostics, onChange, onBlur }: Props) {
  const say = useSay();
  const told = draft.notify ?? "";
  const tells = told !== "";
  // A choice is whole at once: it is saved without waiting.
  const choose = (change: Partial<RuleDraft>) => {
    onChange(change);
    onBlur();
  };
  const consequence = (
    <Segmented
      value={tells ? "tell" : "handOver"}
      onChange={(wanted) => {
        if ((wanted === "tell") !== tells)
          choose(wanted === "tell" ? telling(draft) : handing(draft));
      }}
      aria-label={say("handover.consequence")}
      data-testid="rule-consequence"
      options={(["handOver", "tell"] as const).map((value) => ({
        value,
        label: say(`handover.outcome.${value}`),
      }))}
    />
  );
  const urgency = (
    <Field
      label={say("handover.urgency")}
      field="urgency"
      notes={under(diagnostics, "urgency")}
      hint={say(`handover.urgencyHint.${draft.urgency}`)}
    >
      <Segmented
        value={draft.urgency}
        onChange={(urgency) => choose({ urgency })}
        aria-label={say("handover.urgency")}
        data-testid="rule-urgency"
        options={URGENCIES.map((urgency) => ({
          value: urgency,
          label: say(`urgency.${urgency}`),
          icon: <UrgencyIcon urgency={urgency} />,
        }))}
      />
    </Field>
  );
  if (tells)
    return (
      <>
        {consequence}
        <Field
          label={say("handover.notify")}
          field="notify"
          notes={under(diagnostics, "notify")}
          hint={say("handover.notifyHint")}
        >
          <Select
            className={css.queue}
            value={told}
            options={queueOptions(queues, told)}
            onChange={(notify) => choose({ notify })}
            aria-label={say("handover.notify")}
            data-testid="rule-notify"
          />
        </Field>
        {urgency}
      </>
    );
  return (
    <>
      {consequence}
      <Field label={say("handover.queue")} field="queue" notes={under(diagnostics, "queue")}>
        <Select
          className={css.queue}
          value={draft.queue}
          options={queueOptions(queues, draft.queue)}
          onChange={(queue) => choose({ queue })}
          aria-label={say("handover.queue")}
          data-testid="rule-queue"
        />
      </Field>
      <Field
        label={say("handover.fallback")}
        field="fallback"
        notes={under(diagnostics, "fallback")}
      >
        <Select
          className={css.queue}
          value={draft.fallback ?? NOBODY}
          aria-label={say("handover.fallback")}
          data-testid="rule-fallback"
          onChange={(queue) => choose({ fallback: queue || null })}
          options={[
            { value: NOBODY, label: say("handover.noFallback") },
            ...queueOptions(queues, draft.fallback ?? "").filter(
              ({ value }) => value !== draft.queue,
            ),
          ]}
        />
      </Field>
      {urgency}
      <Field
        label={say("handover.askFirst")}
        field="ask_first"
        notes={under(diagnostics, "ask_first")}
        hint={
          draft.urgency === "critical"
            ? say("handover.askFirstCritical")
            : draft.ask_first.length >= 2
              ? `${say("handover.askFirstFull")} · ${say("handover.askFirstHint")}`
              : say("handover.askFirstHint")
        }
      >
        <ChoiceChips
          most={2}
          label={say("handover.askFirst")}
          testid="rule-ask-first"
          value={draft.ask_first}
          onChange={(ask_first) => choose({ ask_first })}
          options={ASKABLE.map((field) => ({ value: field, label: say(`record.field.${field}`) }))}
        />
      </Field>
    </>
  );
}

/** The rule tells the queue to which it handed over; what only a hand-over says goes. */
const telling = ({ queue }: RuleDraft): Partial<RuleDraft> => ({
  notify: queue,
  queue: "",
  fallback: null,
  say: "",
  say_closed: "",
  ask_first: [],
});

/** The rule hands over to the queue that it told. */
const handing = ({ notify }: RuleDraft): Partial<RuleDraft> => ({
  queue: notify ?? "",
  notify: null,
});

/** Queues by name; one that no longer exists keeps its id, so that the rule can be mended. */
function queueOptions(
  queues: readonly QueueRow[],
  current: string,
): { value: string; label: string }[] {
  const known = queues.map(({ draft }) => ({ value: draft.id, label: draft.name || draft.id }));
  return current && !known.some(({ value }) => value === current)
    ? [...known, { value: current, label: current }]
    : known;
}
