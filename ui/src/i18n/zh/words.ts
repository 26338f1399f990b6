// Names of things that several pages share.
export const words = {
  severity: { error: "错误", warning: "提醒", hint: "建议" },
  outcome: { passed: "通过", failed: "没通过", unknown: "还没跑" },
  urgency: { normal: "按顺序", urgent: "紧急", critical: "立即处理" },
  mood: { calm: "平静", worried: "担心", urgent: "着急", angry: "生气" },
  channel: { chat: "聊天", phone: "电话" },
  orderState: {
    none: "无订单", unpaid: "待付款", paid: "待发货", shipped: "运输中", delivering: "派送中", stalled: "物流停滞", signed: "已签收",
    return_filed: "退货中", exchange_filed: "换货中", refund_filed: "退款中", refunded: "已退款", cancelled: "已取消",
  },
  topic: { injury: "受伤", illness: "身体不适", allergy: "过敏反应", food_safety: "食品安全", fire: "起火", minor: "未成年人", legal: "投诉维权", fraud: "诈骗", privacy: "隐私" },
  weekday: { "1": "周一", "2": "周二", "3": "周三", "4": "周四", "5": "周五", "6": "周六", "7": "周日" },
  shopEvent: {
    order_placed: "下单", shipped: "发货", out_for_delivery: "派送", signed: "签收", delayed: "延误", return_filed: "申请退货", exchange_filed: "申请换货", refund_filed: "申请退款", refund_paid: "退款到账", first_purchase: "首单", return_customer: "回头客", birthday: "生日", returned: "人工交还",
  },
  moment: {
    greeting: "打招呼", thanks: "顾客道谢", goodbye: "道别", clarify: "反问", ask_product: "问是哪件商品", ask_order: "问是哪个订单", unknown: "没听懂", handoff: "转人工", missing: "资料里没有", empty: "只发了表情",
    opener: "先安抚一句", closer: "答完补一句", ask_first: "转人工前问一句", closed: "人工不在线", callback_phone: "问回电号码", callback_noted: "记下号码", callback_again: "又要人工，还没人值班", resume: "人工交还以后", agent_opening: "人工的开场白",
  },
  momentHint: {
    greeting: "顾客打招呼", thanks: "顾客说谢谢", goodbye: "顾客说再见", clarify: "拿不准是哪一问，列出选项之前", ask_product: "答案要看是哪件商品", ask_order: "答案要看是哪个订单",
    unknown: "知识库里没有这个问题", handoff: "规则自己没写话时", missing: "问到的值没有填", empty: "消息里没有文字",
    opener: "顾客着急或不满，答案之前", closer: "一切顺利，答案之后", ask_first: "规则想先知道一项信息", closed: "要转的队列没人值班", callback_phone: "记下之后，问一个手机号", callback_noted: "顾客留了手机号", callback_again: "已经记下，顾客再次要人工", resume: "人工把会话交还给机器人", agent_opening: "给人工同事用，写得正式一点",
  },
  field: { question: "标准问", answer: "答案", category: "分类", enabled: "启用", review_by: "复核日期", note: "备注", phrasings: "相似问", answers: "条件答案", value: "值" },
  change: {
    added: "新增", changed: "修改", removed: "删除",
    what: { care: "关怀时刻", entry: "问答", fact: "事实", product: "商品", persona: "人设", rule: "转人工规则", queue: "队列", danger: "危险话题", escalation: "转人工", dialogue: "对话用例", settings: "设置", synonyms: "同义词" },
  },
  conditions: {
    keyword: "说到", time: "时间", order: "订单", product: "商品", channel: "渠道", any: "不限", from: "从", until: "到（不含）", since: "{{from}} 起", before: "{{until}} 之前",
    products: "商品", attributes: "商品属性", keywordPlaceholder: "消息里有这些词之一，回车添加",
  },
};
