// What is wrong with a rule, queue or danger topic of the made-up shop: the mistakes that an
// operator makes most, in the Rust side's shape.
import type {
  ConditionsDraft,
  Diagnostic,
  Draft,
  FieldDiagnostic,
  QueueDraft,
  RuleDraft,
  Severity,
} from "@/platform";
import type { Handing } from "./handing";

const note = (
  field: string,
  severity: Severity,
  code: string,
  zh: string,
  en: string,
  hintZh = "",
  hintEn = "",
): FieldDiagnostic => {
  const diagnostic: Diagnostic = {
    place: { file: "escalation.toml", row: 1, column: 1 },
    severity,
    code,
    message: { zh, en },
    hint: { zh: hintZh, en: hintEn },
    faq: null,
  };
  return { field, diagnostic };
};
const isHours = (text: string) =>
  /^([01]?\d|2[0-4]):[0-5]\d-([01]?\d|2[0-4]):[0-5]\d$/.test(text.trim());
const noHours = (field: string, text: string) =>
  note(
    field,
    "error",
    "bad-value",
    `「${text}」不是营业时间`,
    `\`${text}\` are no opening hours`,
    "写成 09:00-22:00；全天写 00:00-24:00",
    "Write them like 09:00-22:00; 00:00-24:00 is always",
  );

export function diagnose(house: Handing, draft: Draft): FieldDiagnostic[] {
  switch (draft.kind) {
    case "rule":
      return ruleNotes(house, draft.draft);
    case "queue":
      return queueNotes(draft.draft);
    case "danger":
      return draft.draft.words.length + draft.draft.except.length > 0
        ? []
        : [
            note(
              "words",
              "hint",
              "empty-list",
              "这个话题没有自己的词",
              "this danger topic has no words",
            ),
          ];
    default:
      return [];
  }
}

function ruleNotes({ rules, queues }: Handing, rule: RuleDraft): FieldDiagnostic[] {
  const asked = (when: ConditionsDraft) =>
    Object.values(when).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
  const twin = rules.find(
    (one) =>
      one.id !== rule.id &&
      JSON.stringify([one.when, one.any]) === JSON.stringify([rule.when, rule.any]),
  );
  return [
    ...(asked(rule.when) || rule.any.length > 0
      ? []
      : [
          note(
            "when",
            "error",
            "bad-value",
            "这条规则没有条件，永远不会生效",
            "this rule has no condition",
            "至少加一项条件",
            "Add one at least",
          ),
        ]),
    ...[rule.when, ...rule.any].flatMap((when, at) =>
      when.hours && !isHours(when.hours)
        ? [noHours(at === 0 ? "when.hours" : `any.${at - 1}.hours`, when.hours)]
        : [],
    ),
    ...(rule.when.amount_over && !/^\d+(\.\d{1,2})?$/.test(rule.when.amount_over)
      ? [
          note(
            "when.amount_over",
            "error",
            "bad-value",
            `「${rule.when.amount_over}」不是金额`,
            `\`${rule.when.amount_over}\` is no amount`,
            "写成 500.00",
            "Write it like 500.00",
          ),
        ]
      : []),
    ...(queues.some(({ id }) => id === rule.queue)
      ? []
      : [
          note(
            "queue",
            "error",
            "unknown-queue",
            `没有队列「${rule.queue}」`,
            `there is no queue \`${rule.queue}\``,
          ),
        ]),
    ...(twin
      ? [
          note(
            "",
            twin.queue === rule.queue && twin.urgency === rule.urgency ? "warning" : "error",
            "conflicting-rules",
            `和「${twin.title}」的条件一模一样，后面那条永远轮不到`,
            `has the same conditions as “${twin.title}”`,
            "改条件，或删掉一条",
            "Change the conditions, or remove one",
          ),
        ]
      : []),
    ...(/\{订单|\{商品/.test(rule.say)
      ? [
          note(
            "say",
            "error",
            "bad-placeholder",
            "转接的话里不能放订单和商品：还不知道时没法问",
            "order and product can't stand in words for handing over",
          ),
        ]
      : []),
  ];
}

function queueNotes(queue: QueueDraft): FieldDiagnostic[] {
  return [
    ...(queue.name.trim()
      ? []
      : [note("name", "error", "bad-value", "队列要有名字，顾客会听到", "a queue needs a name")]),
    ...(isHours(queue.hours) ? [] : [noHours("hours", queue.hours)]),
    ...queue.week
      .filter(({ hours }) => hours !== "closed" && !isHours(hours))
      .map(({ day, hours }) => noHours(`week.${day}`, hours)),
    ...(queue.days.length + queue.week.filter(({ hours }) => hours !== "closed").length > 0
      ? []
      : [
          note(
            "days",
            "error",
            "queue-never-open",
            "这个队列哪天都没人",
            "nobody is in this queue on any day",
            "至少选一天",
            "Choose one day at least",
          ),
        ]),
  ];
}
