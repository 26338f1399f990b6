// A bot good enough to look at: it compares character pairs. The real engine is in Rust and this never ships.
import type { CaseRecord, EntryDraft, FactDraft, Message, ProductRow, Turn } from "@/platform";
import { answerParts } from "@/domain/placeholderParts";
import { toCodes, ORDER_STATES } from "@/domain/orderStates";
import { sharedRuns } from "@/domain/characters";

const pairs = (text: string) => {
  const folded = text.replace(/[\s\p{P}\p{S}]/gu, "").toLowerCase();
  return new Set(Array.from(folded, (_, i) => folded.slice(i, i + 2)));
};
function likeness(a: string, b: string): number {
  const [x, y] = [pairs(a), pairs(b)];
  const shared = [...x].filter((pair) => y.has(pair)).length;
  return Math.round((10_000 * 2 * shared) / Math.max(1, x.size + y.size));
}

export function fill(text: string, message: Message, facts: FactDraft[], products: ProductRow[]) {
  const product = products.find(({ id }) => id === message.context.product);
  const order = message.context.order;
  const used: { name: string; value: string }[] = [];
  const said = answerParts(text).map((part) => {
    if (part.kind === "text") return part.raw;
    const fact = facts.find(({ key }) => key === part.name);
    const value = fact ? fact.value + fact.unit
      : part.name === "顾客.称呼" ? (message.context.customer?.name ?? "亲")
      : part.name === "商品.名称" ? (product?.name ?? "")
      : part.name.startsWith("商品.") ? (product?.attributes.find(({ name }) => name === part.name.slice(3))?.value ?? "")
      : part.name === "订单.编号" ? (order?.id ?? "") : part.name === "订单.快递" ? (order?.carrier ?? "")
      : part.name === "订单.物流单号" ? (order?.tracking ?? "") : part.raw;
    used.push({ name: part.name, value });
    return value;
  }).join("");
  return { said, used };
}

export function reply(history: Message[], entries: EntryDraft[], facts: FactDraft[], products: ProductRow[]): Turn {
  const message = history[history.length - 1] as Message;
  const base: Turn = {
    replies: [], action: "unknown", entry: null, options: [], candidates: [], rule: null, record: null,
    trace: { normalised: message.text.trim(), corrections: [], threshold: null, extracted: { order: null, phone: null, product: null }, mood: "calm", anger: 0, mood_words: [], mood_cues: [], feeling: "calm", care: null, danger: [], decision: { by: "weak", score: 0, needed: 3500 }, answer: null },
  };
  if (/人工|投诉|拉肚子|骗子/.test(message.text)) return handOver(base, history);
  if (/^(你好|在吗|hi|您好)/i.test(message.text)) {
    return { ...base, action: "small_talk", replies: [{ text: "亲，我是小满，今天想问点什么呀？", sticker: "wave" }], trace: { ...base.trace, decision: { by: "small_talk", moment: "greeting" } } };
  }
  const candidates = entries.filter(({ enabled }) => enabled).map((entry) => {
    const wordings = [entry.question, ...entry.phrasings].map((wording) => ({ wording, score: likeness(wording, message.text) }));
    const best = wordings.reduce((a, b) => (b.score > a.score ? b : a));
    const whole = wordings.reduce((sum, { score }) => sum + score, 0);
    const carried = wordings.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).slice(0, 3).map(({ wording, score }) => ({ entry: entry.id, wording, share: Math.round((10_000 * score) / whole) }));
    return { entry: entry.id, question: entry.question, score: best.score, evidence: best.wording, shared: sharedRuns(message.text, best.wording).map(([start, end]) => ({ start, end })), carried_by: carried };
  }).sort((a, b) => b.score - a.score).slice(0, 3);
  const [first, second] = candidates;
  if (first?.score !== 10_000) base.trace.threshold = { budget: 100, answer: 5500, ask: 3500, evidence: entries.reduce((sum, { phrasings }) => sum + phrasings.length, 0), guaranteed: true };
  if (!first || first.score < 3000) {
    return { ...base, candidates, replies: [{ text: "这个问题小满还没学会，怕说错耽误您，要不要我帮您转给同事？", sticker: null }], trace: { ...base.trace, decision: { by: "weak", score: first?.score ?? 0, needed: 3500 } } };
  }
  const runnerUp = second?.score ?? 0;
  if (first.score < 5500 && first.score - runnerUp < 1000) {
    return { ...base, action: "clarify", candidates, options: candidates.map(({ entry, question }) => ({ id: entry, label: question })), replies: [{ text: "亲是想问下面哪一个呀？", sticker: null }], trace: { ...base.trace, decision: { by: "close", score: first.score, needed: 5500, runner_up: runnerUp, margin: 1000 } } };
  }
  const entry = entries.find(({ id }) => id === first.entry) as EntryDraft;
  const state = message.context.order?.state ?? "none";
  const now = (message.context.now ?? "").replace("T", " ");
  const row = entry.answers.findIndex((answer) =>
    (!answer.when_order || toCodes(answer.when_order, ORDER_STATES).includes(state)) && (!answer.from || now >= answer.from) && (!answer.until || now < answer.until) && !answer.when_product);
  const answer = entry.answers[row];
  const { said, used } = fill(answer?.answer ?? entry.answer, message, facts, products);
  return {
    ...base, action: "answer", entry: entry.id, candidates, replies: [{ text: said, sticker: null }],
    trace: {
      ...base.trace,
      decision: first.score === 10_000 ? { by: "exact", wording: first.evidence } : { by: "clear", score: first.score, needed: 5500, runner_up: runnerUp },
      answer: { row: answer ? row + 2 : null, conditions: answer ? (answer.from ? ["time", "order"] : ["order"]) : [], facts: used },
    },
  };
}

function handOver(base: Turn, history: Message[]): Turn {
  const message = history[history.length - 1] as Message;
  const { order, customer } = message.context;
  const angry = /骗子|投诉/.test(message.text);
  const danger = /拉肚子/.test(message.text);
  const record: CaseRecord = {
    version: 2, case: 1, kind: "hand_over", made_at: message.context.now ?? null, level: null, amount: order?.amount ?? null, carrier: order?.carrier ?? null, promises: [], tried: [], opens_at: null, instead_of: null, rule_title: "顾客要求人工", because: ["转人工"], mentions: [], repeats: [], personal: [], customer: customer?.name ?? null, phone: null, order: order?.id ?? null, order_state: ORDER_STATES.find(({ code }) => code === order?.state)?.zh ?? null,
    tracking: order?.tracking ?? null, product: null, issue: { summary: history.at(-2)?.text ?? message.text, entry: "ship-track", category: "发货物流" },
    mood: { now: angry ? "angry" : "worried", words: angry ? ["投诉"] : ["怎么还没"], course: [] }, danger: danger ? ["illness"] : [],
    asked: history.map(({ text }, index) => ({ text, entry: index < history.length - 1 ? "ship-track" : null, answered: index < history.length - 1, answer: null })),
    missing: order ? [] : ["order"], queue: "after-sales", queue_name: "售后专员", queue_open: true, urgency: danger ? "critical" : "normal", rule: "wants-human", transcript: [],
    opening: `${customer?.name ?? "您"}好,我看到您${order ? `的订单 ${order.id} ` : ""}遇到了物流停滞的问题,我已经为您联系快递加急处理了。`,
  };
  return {
    ...base, action: "hand_over", rule: { id: danger ? "food-danger" : "wants-human", title: danger ? "吃了不舒服" : "顾客要求人工", queue: "after-sales", urgency: record.urgency }, record,
    replies: [{ text: danger ? "您的身体要紧，先别再吃了。我马上请专员联系您，不舒服请尽快就医。" : "好的亲，马上为您转接售后专员，前面说过的话他都看得到，不用再说一遍。", sticker: null }],
    trace: { ...base.trace, mood: record.mood.now, anger: angry ? 2 : 0, mood_words: record.mood.words, danger: danger ? [{ topic: "illness", word: "拉肚子", span: { start: 0, end: 3 } }] : [], decision: { by: "rule", id: danger ? "food-danger" : "wants-human", because: [danger ? "拉肚子" : "转人工"] } },
  };
}
