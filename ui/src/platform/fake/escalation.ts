// Rules, queues and dangers of the made-up shop.
import type { DangerDraft, Draft, EscalationSettingsDraft, EscalationView, PartCheck, PartId, QueueDraft, RuleDraft, RuleTouch } from "@/platform";

/** The parts of the made-up shop that this file keeps. */
export type Handing = { rules: RuleDraft[]; queues: QueueDraft[]; dangers: DangerDraft[]; settings: EscalationSettingsDraft };

const rule = (id: string, title: string, queue: string, more: Partial<RuleDraft>): RuleDraft => ({ id, title, queue, fallback: null, urgency: "normal", say: "", say_closed: "", ask_first: [], when: {}, any: [], ...more });

export const handing: Handing = {
  queues: [
    { id: "presale", name: "售前客服", hours: "09:00-22:00", days: [1, 2, 3, 4, 5, 6, 7], week: [], holidays: [], on_holidays: false },
    { id: "after-sales", name: "售后专员", hours: "09:00-18:00", days: [1, 2, 3, 4, 5], week: [], holidays: [], on_holidays: false },
  ],
  rules: [
    rule("food-danger", "吃了不舒服", "after-sales", { urgency: "critical", say: "您的身体要紧，先别再吃了。我马上请{队列}联系您。", when: { danger: ["illness", "allergy"] } }),
    rule("wants-human", "顾客要求人工", "presale", { when: { request_human: true } }),
    rule("two-unknowns", "连续两次没听懂", "presale", { when: { unknowns: 2 } }),
    rule("angry-order", "生气又有大额订单", "after-sales", { urgency: "urgent", when: { mood: ["angry"], amount_over: "500.00" } }),
  ],
  dangers: [{ topic: "illness", words: ["拉肚子", "食物中毒", "上吐下泻"], except: [] }, { topic: "legal", words: ["起诉", "12315", "律师函"], except: [] }, { topic: "fire", words: ["着火", "冒烟", "爆炸"], except: [] }],
  settings: { holidays: [], needs: ["order", "issue", "mood"], angry: [], urgent: [], worried: [], calm: [], complaint_words: [], complaint_entries: [], complaint_categories: [] },
};

export function escalationView({ rules, queues, dangers, settings }: Handing): EscalationView {
  return {
    rules: rules.map((draft) => ({ draft, queue_name: queues.find(({ id }) => id === draft.queue)?.name ?? draft.queue, sentence: { zh: draft.title, en: draft.title }, after_understanding: false, diagnostics: [] })),
    queues: queues.map((draft) => ({ draft, open_now: draft.id === "presale", opens: draft.id === "presale" ? null : "2026-11-23 09:00", week: [], rules: rules.filter(({ queue }) => queue === draft.id).map(({ id }) => id), diagnostics: [] })),
    dangers, settings, levels: [],
  };
}

/** The parts with a draft put into them, in its place or at the end. */
export function withHanding(handing: Handing, draft: Draft): Handing {
  const put = <T,>(all: T[], one: T, id: (of: T) => string) => (all.some((old) => id(old) === id(one)) ? all.map((old) => (id(old) === id(one) ? one : old)) : [...all, one]);
  switch (draft.kind) {
    case "rule": return { ...handing, rules: put(handing.rules, draft.draft, ({ id }) => id) };
    case "queue": return { ...handing, queues: put(handing.queues, draft.draft, ({ id }) => id) };
    case "danger": return { ...handing, dangers: put(handing.dangers, draft.draft, ({ topic }) => topic) };
    case "escalation_settings": return { ...handing, settings: draft.draft };
    default: return handing;
  }
}

export function withoutHanding(handing: Handing, part: PartId): Handing {
  switch (part.kind) {
    case "rule": return { ...handing, rules: handing.rules.filter(({ id }) => id !== part.id) };
    case "queue": return { ...handing, queues: handing.queues.filter(({ id }) => id !== part.id) };
    case "danger": return { ...handing, dangers: handing.dangers.filter(({ topic }) => topic !== part.id) };
    default: return handing;
  }
}

export function movedRule(handing: Handing, id: string, before: string | null): Handing {
  const moved = handing.rules.find((one) => one.id === id);
  const rest = handing.rules.filter((one) => one.id !== id);
  const at = before === null ? rest.length : rest.findIndex((one) => one.id === before);
  return moved ? { ...handing, rules: [...rest.slice(0, at), moved, ...rest.slice(at)] } : handing;
}

export function checkHanding(_handing: Handing, draft: Draft): PartCheck {
  return { diagnostics: [], sentence: draft.kind === "rule" ? { zh: draft.draft.title, en: draft.draft.title } : null };
}

export function touches(_handing: Handing): RuleTouch[] {
  return [];
}
