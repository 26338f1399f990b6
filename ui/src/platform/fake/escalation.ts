// Rules, queues and dangers of the made-up shop.
import type {
  DialogueChange,
  Draft,
  EscalationView,
  DraftCheck,
  PartId,
  QueueDraft,
  RuleDraft,
  RuleCoverage,
} from "@/platform";
import type { Handing } from "./handing";
import { diagnose } from "./handingCheck";
import { sentence } from "./handingWords";
import * as shop from "./shop";

const rule = (id: string, title: string, queue: string, more: Partial<RuleDraft>): RuleDraft => ({
  id,
  title,
  queue,
  fallback: null,
  urgency: "normal",
  say: "",
  say_closed: "",
  ask_first: [],
  when: {},
  any: [],
  ...more,
});
const queue = (
  id: string,
  name: string,
  hours: string,
  more: Partial<QueueDraft> = {},
): QueueDraft => ({
  id,
  name,
  hours,
  days: [1, 2, 3, 4, 5, 6, 7],
  week: [],
  holidays: [],
  on_holidays: false,
  ...more,
});

export const handing: Handing = {
  queues: [
    queue("presale", "售前客服", "08:30-24:00"),
    queue("after-sales", "售后专员", "09:00-22:00"),
    queue("logistics", "物流专员", "09:00-18:00", {
      days: [1, 2, 3, 4, 5, 6],
      week: [{ day: 6, hours: "09:00-15:00" }],
    }),
    queue("night", "夜间值班", "22:00-06:00", { days: [5, 6, 7], on_holidays: true }),
  ],
  rules: [
    rule("food-danger", "吃了不舒服", "after-sales", {
      urgency: "critical",
      say: "您的身体要紧，先别再吃了。我马上请{队列}联系您。",
      when: { danger: ["illness", "allergy", "food_safety"] },
    }),
    rule("legal", "维权、律师、曝光", "after-sales", {
      urgency: "critical",
      when: { danger: ["legal", "minor"] },
    }),
    rule("angry-order", "生气又有大额订单", "after-sales", {
      urgency: "urgent",
      when: { mood: ["angry"], amount_over: "500.00" },
    }),
    rule("parcel-stalled", "物流停滞，要找快递核查", "logistics", {
      fallback: "after-sales",
      urgency: "urgent",
      ask_first: ["order"],
      say: "让您担心了。包裹已经停滞，现在转给{队列}联系快递公司核查。",
      when: { entries: ["ship-track"], orders: ["stalled"] },
    }),
    rule("wants-human", "顾客要求人工", "presale", {
      fallback: "after-sales",
      say: "好的{顾客.称呼}，马上为您转接{队列}，前面说过的都会带过去。",
      when: { request_human: true },
    }),
    rule("night-worried", "夜里着急的顾客", "night", {
      urgency: "urgent",
      when: { hours: "22:00-06:00" },
      any: [
        { mood: ["worried", "urgent"] },
        { words: ["急", "等着用"], orders: ["paid", "shipped"] },
      ],
    }),
    rule("two-unknowns", "连续两次没听懂", "presale", { when: { unknowns: 2 } }),
    rule("asked-thrice", "同一个问题问了三遍", "after-sales", { when: { asked: 3 } }),
  ],
  dangers: [
    {
      topic: "illness",
      words: ["拉肚子", "食物中毒", "上吐下泻", "吃坏了肚子", "肚子疼", "去了医院"],
      except: ["不拉肚子"],
    },
    { topic: "legal", words: ["起诉", "12315", "律师函"], except: [] },
    { topic: "fire", words: ["着火", "冒烟", "爆炸"], except: [] },
  ],
  settings: {
    holidays: ["2026-10-01..2026-10-07", "2027-02-03..2027-02-11"],
    needs: ["order", "issue", "mood"],
    angry: ["气死", "骗子", "什么态度"],
    urgent: ["急用"],
    worried: ["怎么还没"],
    calm: ["气死人辣条"],
    complaint_words: ["投诉", "赔偿"],
    complaint_entries: [],
    complaint_categories: [],
  },
};

const nameOf = (entry: string) => shop.entries.find(({ id }) => id === entry)?.question ?? entry;
const needsUnderstanding = ({
  when: { unknowns, clarifications, asked, entries = [], categories = [] },
}: RuleDraft) =>
  Boolean(unknowns ?? clarifications ?? asked) || entries.length + categories.length > 0;

export function escalationView(house: Handing): EscalationView {
  const { rules, queues, dangers, settings } = house;
  return {
    rules: rules.map((draft) => ({
      draft,
      queue_name: queues.find(({ id }) => id === draft.queue)?.name ?? draft.queue,
      sentence: sentence(draft, queues, nameOf),
      after_understanding: needsUnderstanding(draft),
      diagnostics: diagnose(house, { kind: "rule", draft }),
    })),
    // Weeks are worked out on the screen as well; what is left out here is taken from there.
    queues: queues.map((draft) => ({
      draft,
      open_now: draft.id === "presale",
      opens: draft.id === "presale" ? null : "2026-11-23 09:00",
      week: [],
      rules: rules
        .filter((one) => [one.queue, one.fallback].includes(draft.id))
        .map(({ id }) => id),
      diagnostics: diagnose(house, { kind: "queue", draft }),
    })),
    dangers,
    settings,
    levels: ["VIP", "金卡"],
  };
}

/** The parts with a draft put into them, in its place or at the end. */
export function withHanding(handing: Handing, draft: Draft): Handing {
  const put = <T>(all: T[], one: T, id: (of: T) => string) =>
    all.some((old) => id(old) === id(one))
      ? all.map((old) => (id(old) === id(one) ? one : old))
      : [...all, one];
  switch (draft.kind) {
    case "rule":
      return { ...handing, rules: put(handing.rules, draft.draft, ({ id }) => id) };
    case "queue":
      return { ...handing, queues: put(handing.queues, draft.draft, ({ id }) => id) };
    case "danger":
      return { ...handing, dangers: put(handing.dangers, draft.draft, ({ topic }) => topic) };
    case "escalation_settings":
      return { ...handing, settings: draft.draft };
    default:
      return handing;
  }
}

/** The rules that keep a part from being removed. */
export function neededBy({ rules }: Handing, part: PartId): string[] {
  return part.kind === "queue"
    ? rules
        .filter(({ queue, fallback }) => queue === part.id || fallback === part.id)
        .map(({ title }) => title)
    : [];
}

export function withoutHanding(handing: Handing, part: PartId): Handing {
  switch (part.kind) {
    case "rule":
      return { ...handing, rules: handing.rules.filter(({ id }) => id !== part.id) };
    case "queue":
      return { ...handing, queues: handing.queues.filter(({ id }) => id !== part.id) };
    case "danger":
      return { ...handing, dangers: handing.dangers.filter(({ topic }) => topic !== part.id) };
    default:
      return handing;
  }
}

export function movedRule(handing: Handing, id: string, before: string | null): Handing {
  const moved = handing.rules.find((one) => one.id === id);
  const rest = handing.rules.filter((one) => one.id !== id);
  const at = before === null ? rest.length : rest.findIndex((one) => one.id === before);
  return moved ? { ...handing, rules: [...rest.slice(0, at), moved, ...rest.slice(at)] } : handing;
}

export function checkHanding(house: Handing, draft: Draft): DraftCheck {
  return {
    diagnostics: diagnose(house, draft),
    previews: [],
    sentence: draft.kind === "rule" ? sentence(draft.draft, house.queues, nameOf) : null,
  };
}

const met: Record<string, RuleCoverage["dialogues"]> = {
  "food-danger": [
    { file: "ill-after-eating.toml", title: "吃了不舒服立刻转人工", turn: 0, expected: true },
  ],
  "wants-human": [
    { file: "stalled-parcel.toml", title: "物流停滞转人工", turn: 1, expected: true },
    { file: "return-after-sign.toml", title: "签收后想退货", turn: 1, expected: false },
  ],
  "parcel-stalled": [
    { file: "stalled-parcel.toml", title: "物流停滞转人工", turn: null, expected: true },
  ],
};

export function touches({ rules }: Handing): RuleCoverage[] {
  return rules.map(({ id }) => ({ rule: id, dialogues: met[id] ?? [] }));
}

/**
 * What another wording, queue or condition of a rule would change in the dialogues that meet it.
 */
export function changesBy({ rules, queues }: Handing, draft: Draft): DialogueChange[] {
  const stored = draft.kind === "rule" ? rules.find(({ id }) => id === draft.draft.id) : undefined;
  if (draft.kind !== "rule" || !stored) return [];
  const words = (one: RuleDraft) =>
    (one.say || "马上为您转接{队列}。").replaceAll(
      "{队列}",
      queues.find(({ id }) => id === one.queue)?.name ?? one.queue,
    );
  const asksOtherwise =
    JSON.stringify([stored.when, stored.any]) !==
    JSON.stringify([draft.draft.when, draft.draft.any]);
  if (words(stored) === words(draft.draft) && !asksOtherwise) return [];
  return (met[stored.id] ?? []).map(({ file, title, turn }) => ({
    file,
    title,
    turn: turn ?? 0,
    message: "转人工",
    before: words(stored),
    after: asksOtherwise ? "这个问题小满还没学会，怕说错耽误您。" : words(draft.draft),
    passes_before: true,
    passes_after: !asksOtherwise,
  }));
}
