// The made-up shop's rules as sentences, much as the Rust side writes them.
import type { ConditionsDraft, Localized, QueueDraft, RuleDraft } from "@/platform";

const TOPICS: Record<string, string> = {
  injury: "受伤",
  illness: "身体不适",
  allergy: "过敏反应",
  food_safety: "食品安全",
  fire: "起火",
  minor: "未成年人",
  legal: "投诉维权",
  fraud: "诈骗",
  privacy: "隐私",
};
const MOODS: Record<string, string> = {
  calm: "平静",
  worried: "担心",
  urgent: "着急",
  angry: "生气",
};
const STATES: Record<string, string> = {
  none: "无订单",
  unpaid: "待付款",
  paid: "待发货",
  shipped: "运输中",
  delivering: "派送中",
  stalled: "物流停滞",
  signed: "已签收",
  return_filed: "退货中",
  exchange_filed: "换货中",
  refund_filed: "退款中",
  refunded: "已退款",
  cancelled: "已取消",
};

function parts(when: ConditionsDraft, nameOf: (entry: string) => string): Localized[] {
  const list: Localized[] = [];
  const add = (held: unknown, zh: string, en: string) => {
    if (held) list.push({ zh, en });
  };
  const {
    danger = [],
    words = [],
    mood = [],
    entries = [],
    categories = [],
    orders = [],
    channels = [],
    levels = [],
  } = when;
  add(when.request_human, "顾客要求人工", "the customer asks for a human");
  add(
    danger.length,
    `说到${danger.map((one) => TOPICS[one] ?? one).join("、")}`,
    `the message touches ${danger.join(", ")}`,
  );
  add(words.length, `消息里有“${words.join("”“")}”`, `the message contains ${words.join(", ")}`);
  add(
    mood.length,
    `顾客${mood.map((one) => MOODS[one]).join("或")}`,
    `the customer is ${mood.join(" or ")}`,
  );
  add(
    when.anger,
    `顾客至少${["", "不满", "生气", "暴怒"][when.anger ?? 0]}`,
    `the customer is at least ${["", "displeased", "angry", "furious"][when.anger ?? 0]}`,
  );
  add(
    when.unknowns,
    `连续 ${when.unknowns} 句没听懂`,
    `${when.unknowns} messages in a row are not understood`,
  );
  add(when.asked, `同一问题问了 ${when.asked} 次`, `the same thing is asked ${when.asked} times`);
  add(
    when.clarifications,
    `连续 ${when.clarifications} 次要反问`,
    `the bot would ask back ${when.clarifications} times in a row`,
  );
  add(
    levels.length,
    `顾客等级是${levels.join("、")}`,
    `the customer's level is ${levels.join(" or ")}`,
  );
  add(
    when.hours,
    `时间在 ${when.hours?.replace("-", "–")}`,
    `the time is ${when.hours?.replace("-", "–")}`,
  );
  add(
    entries.length,
    `问到${entries.map((id) => `「${nameOf(id)}」`).join("")}`,
    `the question is ${entries.join(", ")}`,
  );
  add(
    categories.length,
    `问到“${categories.join("”“")}”类`,
    `the category is ${categories.join(", ")}`,
  );
  add(
    orders.length,
    `订单${orders.map((one) => STATES[one]).join("、")}`,
    `the order is ${orders.join(", ")}`,
  );
  add(
    channels.length,
    `渠道是${channels.map((one) => (one === "chat" ? "聊天" : "电话")).join("、")}`,
    `the channel is ${channels.join(", ")}`,
  );
  add(
    when.amount_over,
    `订单金额超过 ${when.amount_over} 元`,
    `the order is above ${when.amount_over}`,
  );
  return list;
}

export function sentence(
  { when, any, queue, urgency }: RuleDraft,
  queues: readonly QueueDraft[],
  nameOf: (entry: string) => string,
): Localized {
  const name = queues.find(({ id }) => id === queue)?.name ?? queue;
  const held = parts(when, nameOf);
  const sides = any.map((one) => parts(one, nameOf));
  if (sides.length > 0)
    held.push({
      zh: `（${sides.map((side) => side.map(({ zh }) => zh).join("并且")).join("，或者")}）`,
      en: `(${sides.map((side) => side.map(({ en }) => en).join(" and ")).join(", or ")})`,
    });
  const [zh, en] = {
    normal: ["", ""],
    urgent: ["，紧急", ", urgent"],
    critical: ["，立即处理", ", at once"],
  }[urgency] as [string, string];
  return {
    zh: `当${held.map((one) => one.zh).join("，并且")} → 转 ${name}${zh}`,
    en: `When ${held.map((one) => one.en).join(" and ")} → ${name}${en}`,
  };
}
