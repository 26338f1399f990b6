// The made-up shop's two personas and its care moments.
import type {
  Capability,
  CareMomentDraft,
  CareTrigger,
  Moment,
  PersonaDraft,
  PhraseDraft,
} from "@/platform";

export const MOMENTS: readonly Moment[] = [
  "greeting",
  "thanks",
  "goodbye",
  "clarify",
  "ask_product",
  "ask_order",
  "unknown",
  "handoff",
  "missing",
  "empty",
  "opener",
  "closer",
  "ask_first",
  "closed",
  "callback_phone",
  "callback_noted",
  "callback_again",
  "resume",
  "agent_opening",
];

export const capabilities: Capability[] = [
  { id: "notify_logistics", description: "物流有变化，仓储系统发短信" },
  { id: "notify_return", description: "退货、换货审核有结果，平台发站内信" },
  { id: "notify_refund", description: "退款到账，平台发短信" },
];

type Words = string | (Partial<PhraseDraft> & { text: string });
const phrase = (words: Words): PhraseDraft => ({
  moods: [],
  channel: null,
  promise: "",
  ...(typeof words === "string" ? { text: words } : words),
});
const at = (
  words: Partial<Record<Moment, Words[]>>,
  stickers: Partial<Record<Moment, string>> = {},
): PersonaDraft["moments"] =>
  MOMENTS.map((moment) => ({
    moment,
    phrases: (words[moment] ?? []).map(phrase),
    sticker: stickers[moment] ?? "",
  }));

const when = (
  id: string,
  title: string,
  on: CareTrigger,
  priority: number,
  more: Partial<CareMomentDraft> = {},
): CareMomentDraft => ({
  id,
  title,
  on,
  entries: [],
  categories: [],
  priority,
  once: "event",
  cooldown: 0,
  after_minutes: 0,
  hours: "",
  promise: "",
  say: [],
  ...more,
});
const session = { once: "session" as const, cooldown: 2 };

export const care: CareMomentDraft[] = [
  when("delayed", "物流停滞，先道歉", "delayed", 90, {
    entries: ["ship-track", "ship-when"],
    promise: "notify_logistics",
  }),
  when("signed", "包裹已经签收", "signed", 80, { entries: ["ship-track", "ship-when"] }),
  when("out-for-delivery", "快递在派送", "out_for_delivery", 80, { entries: ["ship-track"] }),
  when("shipped", "包裹在路上", "shipped", 80, { entries: ["ship-track", "ship-when"] }),
  when("order-placed", "付了款等发货", "order_placed", 70, { entries: ["ship-when"] }),
  when("return-filed", "申请了退货", "return_filed", 85, {
    entries: ["return-how", "refund-when"],
    promise: "notify_return",
  }),
  when("refund-filed", "申请了退款", "refund_filed", 85, { promise: "notify_refund" }),
  when("refund-paid", "退款已经到账", "refund_paid", 85),
  when("first-purchase", "第一次下单", "first_purchase", 55, session),
  when("return-customer", "回头客", "return_customer", 54, session),
  when("after-apology", "刚道过歉", "after_apology", 50, session),
  when("late-night", "深夜", "late_night", 30, { ...session, hours: "23:00-05:00" }),
  when("goodbye", "道别", "goodbye", 20, { once: "session" }),
  when("first-answer", "第一次回答之后", "first_answer", 10, session),
];

const careOf = (words: Record<string, Words[]>): PersonaDraft["care"] =>
  care.map(({ id }) => ({ id, phrases: (words[id] ?? []).map(phrase) }));

export const personas: PersonaDraft[] = [
  {
    id: "main",
    name: "小满",
    myself: "小满",
    address: "亲",
    tone: "lively",
    dials: { warmth: 8, formality: 3, playfulness: 8 },
    forbidden: ["亲亲"],
    chat: { stickers: true, emoji: true, limit: 320 },
    voice: { pace: 1.05, pitch: 1, pause: 300, limit: 260 },
    moments: at(
      {
        greeting: [
          "{顾客.称呼}好呀，我是{店铺}的{人设.名字}，发货、尺码、退换都可以问我~",
          "在呢在呢，{顾客.称呼}请讲，{人设.名字}帮您看看~",
          "我在，您请讲，我看一下怎么办。",
        ],
        thanks: ["不客气{顾客.称呼}，能帮上忙就好~", "不用客气，这是应该的。"],
        goodbye: ["{顾客.称呼}慢走，有事随时来找{人设.名字}~", "好的，再见。您的情况都有记录。"],
        clarify: [
          "怕给您答偏了，{顾客.称呼}看看是不是下面说的，回复序号就行~",
          "请问您说的是哪一种情况？回复序号：",
        ],
        ask_product: [
          "{顾客.称呼}问的是哪一款呀？回复序号，或者把商品名发给我~",
          "麻烦告诉我是哪一款，回复序号就行。",
        ],
        ask_order: ["请把订单号发给我，我对着订单看。"],
        unknown: [
          "这个问题{人设.名字}还不会，怕说错了耽误您。换个说法再问问，或者回复“转人工”~",
          "这个问题我答不准，不敢乱说。您可以回复“转人工”。",
        ],
        handoff: ["好的{顾客.称呼}，这就为您转接{队列}，前面说过的我都记下了，不用您再讲一遍。"],
        missing: ["这一项我手里没有准确的资料，不敢随口答您，请同事来确认。"],
        empty: [],
        opener: [
          { text: "别着急，我先帮您看。", moods: ["worried"] },
          { text: "抱歉给您添麻烦了。", moods: ["complaining", "angry"] },
          { text: "很抱歉让您遇到这样的事。", moods: ["complaining", "angry", "harmed"] },
        ],
        closer: ["还有想问的，{人设.名字}都在呀~"],
        closed: ["{队列}现在下班了，{队列.上线}有人。您的情况我已经完整记下，不用您再说一遍。"],
        callback_phone: [
          { text: "可以留一个手机号，上线后先给您回电；也可以直接在这个窗口等。", channel: "chat" },
        ],
      },
      { greeting: "wave", thanks: "heart" },
    ),
    care: careOf({
      signed: [
        "宝贝已经飞奔到您手中啦，拆箱时看一眼有没有磕碰，有问题随时喊{人设.名字}~",
        "包裹到家啦，先试试合不合适，吊牌先别剪哦~",
      ],
      "out-for-delivery": ["快递小哥已经在路上啦，记得留意电话~"],
      shipped: ["宝贝已经出发啦，一路上{人设.名字}陪您盯着物流~"],
      delayed: [
        "让您久等了，物流慢是我们没做好，有进展我会第一时间通知您。",
        {
          text: "给您添麻烦了，包裹一有动静就通知您。",
          moods: ["worried", "angry", "complaining"],
        },
      ],
      "order-placed": ["订单收到啦，仓库小伙伴已经在准备了~"],
      "return-filed": ["退货申请已提交，给您添麻烦了，审核有结果会通知您。"],
      "refund-filed": ["退款申请已提交，给您添麻烦了，到账会通知您。"],
      "refund-paid": ["款项已经原路退回，给您添麻烦了，以银行到账时间为准。"],
      "first-purchase": ["第一次来就选中我们，开心~有什么不懂的尽管问{人设.名字}呀~"],
      "after-apology": ["谢谢您的体谅，我会一直在这里跟着。"],
      "late-night": ["夜深啦，早点休息，{人设.名字}一直都在~"],
      goodbye: ["天冷记得添衣呀，再会~"],
      "first-answer": ["没说清楚的地方，随时喊{人设.名字}呀~"],
    }),
  },
  {
    id: "precise",
    name: "小满",
    myself: "客服小满",
    address: "您",
    tone: "precise",
    dials: { warmth: 5, formality: 9, playfulness: 0 },
    forbidden: ["亲亲", "宝贝", "么么哒"],
    chat: { stickers: false, emoji: false, limit: 320 },
    voice: { pace: 0.95, pitch: 0, pause: 400, limit: 260 },
    moments: at({
      greeting: ["您好，我是{店铺}客服小满，请问需要查询什么？", "小满为您服务，请说明您的问题。"],
      thanks: ["不客气。如有其他问题，请继续提问。"],
      goodbye: ["感谢您的咨询，再见。"],
      clarify: ["小满需要确认，您咨询的是以下哪一项？请回复序号："],
      ask_product: ["请问是哪一款商品？请回复序号或商品名称。"],
      ask_order: ["请提供订单号，以便查询。"],
      unknown: ["该问题暂无准确答案，请换一种说法，或回复“转人工”。"],
      handoff: ["正在为您转接{队列}，此前的对话已一并转交，无需重复说明。"],
      missing: ["该项信息未登记，将由人工同事为您核实。"],
      empty: ["请用文字描述您的问题。"],
      opener: [
        { text: "请不要着急，现在为您查询。", moods: ["worried"] },
        { text: "非常抱歉给您带来不便。", moods: ["complaining", "angry", "harmed"] },
      ],
    }),
    care: careOf({
      signed: ["包裹已签收，请当面检查外观；如有破损，请在48小时内拍照联系我们。"],
      "out-for-delivery": ["快递正在派送，请保持电话畅通。"],
      shipped: ["包裹已发出，请留意物流更新。"],
      delayed: ["给您带来不便，非常抱歉，物流有进展将通知您。"],
      "order-placed": ["订单已进入备货流程，请留意发货提醒。"],
      "return-filed": ["退货申请已提交，给您添麻烦了，审核结果将通知您。"],
      "refund-filed": ["退款申请已提交，给您添麻烦了，到账后将通知您。"],
      "refund-paid": ["款项已原路退回，实际到账以银行为准。"],
      "first-purchase": ["感谢您首次选购，如有疑问请随时咨询。"],
      goodbye: ["请妥善保留订单信息，以便售后。"],
    }),
  },
];
