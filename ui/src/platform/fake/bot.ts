// A bot good enough to look at: it compares character pairs. The real engine is in Rust and this
// never ships.
import type {
  CaseRecord,
  EntryDraft,
  FactDraft,
  Message,
  Mood,
  ProductRow,
  Turn,
} from "@/platform";
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
  const said = answerParts(text)
    .map((part) => {
      if (part.kind === "text") return part.raw;
      const fact = facts.find(({ key }) => key === part.name);
      const value = fact
        ? fact.value + fact.unit
        : part.name === "顾客.称呼"
          ? (message.context.customer?.name ?? "亲")
          : part.name === "商品.名称"
            ? (product?.name ?? "")
            : part.name.startsWith("商品.")
              ? (product?.attributes.find(({ name }) => name === part.name.slice(3))?.value ?? "")
              : part.name === "订单.编号"
                ? (order?.id ?? "")
                : part.name === "订单.快递"
                  ? (order?.carrier ?? "")
                  : part.name === "订单.物流单号"
                    ? (order?.tracking ?? "")
                    : part.raw;
      used.push({ name: part.name, value });
      return value;
    })
    .join("");
  return { said, used };
}

export function reply(
  history: Message[],
  entries: EntryDraft[],
  facts: FactDraft[],
  products: ProductRow[],
): Turn {
  const message = history[history.length - 1] as Message;
  const base: Turn = {
    replies: [],
    action: "unknown",
    entry: null,
    options: [],
    candidates: [],
    rule: null,
    record: null,
    trace: {
      normalised: message.text.trim(),
      corrections: [],
      threshold: null,
      extracted: { order: null, phone: null, product: null },
      mood: "calm",
      anger: 0,
      mood_words: [],
      mood_cues: [],
      feeling: "calm",
      care: null,
      danger: [],
      decision: { by: "weak", score: 0, needed: 3500 },
      answer: null,
    },
  };
  const events = message.context.events ?? [];
  const spoken = (text: string) => [{ text, sticker: null }];
  if (withHuman(history))
    return { ...base, action: "silent", trace: { ...base.trace, decision: { by: "with_human" } } };
  if (!message.text.trim() && events.includes("returned"))
    return {
      ...base,
      action: "care",
      replies: spoken("亲，我是小满，刚才同事都跟我说了，还有什么要帮您的？"),
      trace: { ...base.trace, decision: { by: "resumed" } },
    };
  if (!message.text.trim() && events.length > 0)
    return {
      ...base,
      action: "care",
      replies: spoken(
        events.includes("signed")
          ? "宝贝已经飞奔到您手中啦，拆开看看，有哪里不合适随时叫我。"
          : "这件事我第一时间告诉您，给您添麻烦了。",
      ),
      trace: { ...base.trace, care: events[0] ?? null, decision: { by: "event", events } },
    };
  const read = feelings(message.text);
  base.trace = { ...base.trace, ...read };
  if (/人工|投诉|拉肚子|骗子/.test(message.text)) return handOver(base, history);
  if (/^(你好|在吗|hi|您好)/i.test(message.text)) {
    return {
      ...base,
      action: "small_talk",
      replies: [{ text: "亲，我是小满，今天想问点什么呀？", sticker: "wave" }],
      trace: { ...base.trace, decision: { by: "small_talk", moment: "greeting" } },
    };
  }
  const candidates = entries
    .filter(({ enabled }) => enabled)
    .map((entry) => {
      const wordings = [entry.question, ...entry.phrasings].map((wording) => ({
        wording,
        score: likeness(wording, message.text),
      }));
      const best = wordings.reduce((a, b) => (b.score > a.score ? b : a));
      const whole = wordings.reduce((sum, { score }) => sum + score, 0);
      const carried = wordings
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, 3)
        .map(({ wording, score }) => ({
          entry: entry.id,
          wording,
          share: Math.round((10_000 * score) / whole),
        }));
      return {
        entry: entry.id,
        question: entry.question,
        score: best.score,
        evidence: best.wording,
        shared: sharedRuns(message.text, best.wording).map(([start, end]) => ({ start, end })),
        carried_by: carried,
      };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, 3);
  const [first, second] = candidates;
  if (first?.score !== 10_000)
    base.trace.threshold = {
      budget: 100,
      answer: 5500,
      ask: 3500,
      evidence: entries.reduce((sum, { phrasings }) => sum + phrasings.length, 0),
      guaranteed: true,
    };
  if (!first || first.score < 3000) {
    return {
      ...base,
      candidates,
      replies: [
        { text: "这个问题小满还没学会，怕说错耽误您，要不要我帮您转给同事？", sticker: null },
      ],
      trace: { ...base.trace, decision: { by: "weak", score: first?.score ?? 0, needed: 3500 } },
    };
  }
  const runnerUp = second?.score ?? 0;
  if (first.score < 5500 && first.score - runnerUp < 1000) {
    return {
      ...base,
      action: "clarify",
      candidates,
      options: candidates.map(({ entry, question }) => ({ id: entry, label: question })),
      replies: [{ text: "亲是想问下面哪一个呀？", sticker: null }],
      trace: {
        ...base.trace,
        decision: {
          by: "close",
          score: first.score,
          needed: 5500,
          runner_up: runnerUp,
          margin: 1000,
        },
      },
    };
  }
  const entry = entries.find(({ id }) => id === first.entry) as EntryDraft;
  const state = message.context.order?.state ?? "none";
  const now = (message.context.now ?? "").replace("T", " ");
  const row = entry.answers.findIndex(
    (answer) =>
      (!answer.when_order || toCodes(answer.when_order, ORDER_STATES).includes(state)) &&
      (!answer.from || now >= answer.from) &&
      (!answer.until || now < answer.until) &&
      !answer.when_product,
  );
  const answer = entry.answers[row];
  const { said, used } = fill(answer?.answer ?? entry.answer, message, facts, products);
  return {
    ...base,
    action: "answer",
    entry: entry.id,
    candidates,
    replies: [{ text: said, sticker: null }],
    trace: {
      ...base.trace,
      decision:
        first.score === 10_000
          ? { by: "exact", wording: first.evidence }
          : { by: "clear", score: first.score, needed: 5500, runner_up: runnerUp },
      answer: {
        row: answer ? row + 2 : null,
        conditions: answer ? (answer.from ? ["time", "order"] : ["order"]) : [],
        facts: used,
      },
    },
  };
}

const CUES: [RegExp, Mood, string, number][] = [
  [/骗子/, "angry", "insult", 4],
  [/投诉/, "angry", "complaint", 3],
  [/太差/, "angry", "verdict", 2],
  [/[！!]{3,}/, "angry", "shouting", 1],
  [/急用|催/, "urgent", "hurry", 2],
  [/怎么还没|好几天/, "worried", "late", 2],
];

function feelings(text: string) {
  const cues = CUES.flatMap(([pattern, mood, kind, points]) => {
    const hit = pattern.exec(text);
    return hit
      ? [
          {
            text: hit[0],
            span: { start: hit.index, end: hit.index + hit[0].length },
            mood,
            class: kind,
            points,
          },
        ]
      : [];
  });
  const sum = (mood: Mood) =>
    cues.filter((cue) => cue.mood === mood).reduce((all, { points }) => all + points, 0);
  const mood = (["angry", "urgent", "worried"] as const).find((one) => sum(one) >= 2) ?? "calm";
  const anger = mood === "angry" ? [2, 4, 6].filter((from) => sum("angry") >= from).length : 0;
  return {
    mood: mood as Mood,
    anger,
    mood_words: cues.filter((cue) => cue.mood === mood).map((cue) => cue.text),
    mood_cues: cues,
  };
}

/** Whether a human has the conversation when the last of these messages comes in. */
function withHuman(history: Message[]): boolean {
  const back = history.findLastIndex(({ context }) => context.events?.includes("returned"));
  return (
    history.slice(back + 1, -1).some(({ text }) => /人工|投诉|拉肚子|骗子/.test(text)) &&
    back < history.length - 1
  );
}

/** Each turn with the record as it would be if a human took over then. */
export function withRecords<T extends { turn: Turn }>(
  messages: Message[],
  turns: T[],
): (T & { so_far: CaseRecord })[] {
  return turns
    .map((played, index) => ({ ...played, turn: spokenOnPhone(played.turn, messages[index]) }))
    .map((one, index) => ({
      ...one,
      so_far: soFar(
        messages.slice(0, index + 1),
        turns.slice(0, index + 1).map(({ turn }) => turn),
      ),
    }));
}

function spoken(text: string): string {
  const paused = text.replace(/，/g, '，<break time="200ms"/>');
  return `<speak><prosody rate="95%" pitch="+2%">${paused}</prosody></speak>`;
}

function spokenOnPhone(turn: Turn, message: Message | undefined): Turn {
  if (message?.context.channel !== "phone") return turn;
  return {
    ...turn,
    replies: turn.replies.map((one) => ({
      ...one,
      sticker: null,
      ssml: spoken(one.text),
    })),
  };
}

function soFar(history: Message[], turns: Turn[]): CaseRecord {
  const last = turns.at(-1) as Turn;
  const made = record(history, turns);
  return last.record
    ? { ...made, ...last.record }
    : { ...made, rule: null, rule_title: null, because: [] };
}

function record(history: Message[], turns: Turn[]): CaseRecord {
  const message = history[history.length - 1] as Message;
  const { order, customer } = message.context;
  const moods = history
    .map(({ text }, index) => ({ turn: index + 1, ...feelings(text) }))
    .filter(({ mood }) => mood !== "calm");
  const worst = moods.at(-1);
  const asked = history.flatMap(({ text }, index) =>
    text.trim() && turns[index]?.action !== "silent" && turns[index]?.action !== "small_talk"
      ? [
          {
            text,
            entry: turns[index]?.entry ?? null,
            answered: turns[index]?.action === "answer",
            answer:
              turns[index]?.action === "answer" ? (turns[index]?.replies[0]?.text ?? null) : null,
          },
        ]
      : [],
  );
  const summary = asked.at(-1)?.text ?? message.text;
  return {
    version: 3,
    case: 1,
    kind: "hand_over",
    made_at: message.context.now ?? null,
    level: customer?.level ?? null,
    amount: order?.amount ?? null,
    carrier: order?.carrier ?? null,
    promises: turns.flatMap(({ trace, replies }, index) =>
      trace.care && trace.care !== "signed"
        ? [{ turn: index + 1, capability: "notify_refund", text: replies[0]?.text ?? "" }]
        : [],
    ),
    tried: turns
      .map(({ action, entry }, index) => ({ turn: index + 1, action, entry }))
      .filter(({ action }) => action !== "silent" && action !== "hand_over"),
    opens_at: null,
    instead_of: null,
    rule_title: "顾客要求人工",
    because: ["转人工"],
    mentions: [],
    repeats: [],
    personal: [
      "/customer",
      "/phone",
      "/order",
      "/tracking",
      "/issue/summary",
      "/asked/-/text",
      "/asked/-/answer",
      "/promises/-/text",
      "/mentions/-/value",
      "/transcript/-/text",
      "/opening",
      "/repeats/-",
    ],
    customer: customer?.name ?? null,
    phone: /1\d{10}/.exec(history.map(({ text }) => text).join(" "))?.[0] ?? null,
    order: order?.id ?? null,
    order_state: ORDER_STATES.find(({ code }) => code === order?.state)?.zh ?? null,
    tracking: order?.tracking ?? null,
    product: null,
    issue: { summary, entry: turns.at(-1)?.entry ?? null, category: "发货物流" },
    mood: {
      now: worst?.mood ?? "calm",
      anger: worst?.anger ?? 0,
      words: worst?.mood_words ?? [],
      course: moods.map(({ turn, mood, anger, mood_words: words }) => ({
        turn,
        mood,
        anger,
        words,
      })),
    },
    danger: [],
    asked,
    missing: order ? [] : ["order"],
    queue: "after-sales",
    queue_name: "售后专员",
    queue_open: true,
    urgency: "normal",
    rule: "wants-human",
    transcript: history.flatMap(({ text }, index) => [
      ...(text ? [{ from: "customer" as const, text }] : []),
      ...(turns[index]?.replies ?? []).map((one) => ({ from: "bot" as const, text: one.text })),
    ]),
    opening: [
      `${customer?.name ?? "您"}好，我看到您${order ? `的订单 ${order.id} ` : ""}咨询的是“${summary}”，`,
      "前面的情况我都了解了，现在由我来为您处理。",
    ].join(""),
  };
}

function handOver(base: Turn, history: Message[]): Turn {
  const message = history[history.length - 1] as Message;
  const danger = /拉肚子/.test(message.text);
  const id = danger ? "food-danger" : "wants-human";
  const turns = history.map((_, index) =>
    index === history.length - 1
      ? base
      : { ...base, action: "answer" as const, entry: "ship-track" },
  );
  const replies = [
    {
      text: danger
        ? "您的身体要紧，先别再吃了。我马上请专员联系您，不舒服请尽快就医。"
        : "好的亲，马上为您转接售后专员，前面说过的话他都看得到，不用再说一遍。",
      sticker: null,
    },
  ];
  const made: CaseRecord = {
    ...record(history, turns),
    danger: danger ? ["illness"] : [],
    urgency: danger ? "critical" : "normal",
    rule: id,
    rule_title: danger ? "吃了不舒服" : "顾客要求人工",
    because: [danger ? "拉肚子" : "转人工"],
  };
  return {
    ...base,
    action: "hand_over",
    rule: { id, title: made.rule_title ?? "", queue: "after-sales", urgency: made.urgency },
    record: made,
    replies,
    trace: {
      ...base.trace,
      danger: danger ? [{ topic: "illness", word: "拉肚子", span: { start: 0, end: 3 } }] : [],
      decision: { by: "rule", id, because: made.because },
    },
  };
}
