// Care moments: when a designed word is said.
export const care = {
  care: {
    lead: "在合适的时候多说一句。每句话放在它该出现的地方，一轮最多说一句。", whose: "看哪套人设的话", cold: "「{{name}}」的温度是 0，下面这些话都不会说。", emptyTitle: "还没有关怀的话", emptyBody: "从顾客最在意的时候写起：签收了，或物流停住了。",
    lane: { order: "一笔订单的一生", customer: "顾客的日子", talk: "聊着的时候" }, laneHint: { order: "下单到退款到账，中间可能延误、退换", customer: "第一次来、再来、生日", talk: "说到哪里、说了多久、几点了" },
    afterwards: "签收以后要退换", addAnother: "这里再加一个时刻，例如只在某些问答之后", addHere: "在这里加一句", noWords: "还没有话", keptBy: "靠「{{how}}」兑现", titlePlaceholder: "给同事看的名字", try: "试一下", remove: "删除这个时刻", removed: "已删除「{{title}}」，按撤销可以找回",
    trySet: "情境已经设好，问一句「{{question}}」看看。", tryAsk: "这里看的是聊到哪里。问一句「{{question}}」看看。", tryGoodbye: "再见",
    says: "「{{title}}」说", forCalm: "只对平静的顾客说", forAll: "顾客着急、生气时也说，俏皮话除外", usesShared: "没写自己的话，用下面的通用说法。", saysNothing: "还没有话，到了这个时刻就不说。", shared: "通用说法", sharedBy: "给没写自己话的人设用：{{titles}}", sharedByNobody: "每套人设都写了自己的话，暂时用不上",
    field: { title: "名字", on: "什么时候", entries: "答完哪些问题", categories: "分类", priority: "多要紧", once: "说几次", cooldown: "间隔", after_minutes: "聊多久", hours: "几点", promise: "靠什么兑现", say: "通用说法" },
    anyAnswer: "答完哪一条都可以", anyCategory: "哪个分类都可以", rank: "{{priority}}：几句话同时该说时，它在 {{all}} 个里排第 {{rank}}", once: { event: "每笔订单一次", session: "每次会话一次" },
    onceShort: { event: "每单一次", session: "每次会话一次" }, rankShort: "第 {{rank}} 优先", cooldownShort_other: "隔 {{count}} 句", noCooldown: "不用隔", cooldown_other: "句：顾客至少再说这么多句，才又说关怀的话", after: "聊了", minutes: "分钟以后",
  },
  careTrigger: {
    order_placed: "下单", shipped: "发货", out_for_delivery: "派送", signed: "签收", delayed: "延误", return_filed: "申请退货", exchange_filed: "申请换货", refund_filed: "申请退款", refund_paid: "退款到账", first_purchase: "首单", return_customer: "回头客", birthday: "生日",
    first_answer: "第一次回答", after_procedure: "讲完流程", after_apology: "道歉之后", long_wait: "聊了很久", late_night: "深夜", goodbye: "道别",
  },
  careTriggerHint: {
    order_placed: "刚下了单，或付了款等发货", shipped: "包裹在路上", out_for_delivery: "快递员正在送", signed: "已经签收", delayed: "物流停住不动", return_filed: "退货申请提交了", exchange_filed: "换货申请提交了", refund_filed: "退款申请提交了", refund_paid: "钱已经退回",
    first_purchase: "顾客第一次在店里下单", return_customer: "以前买过的顾客", birthday: "今天是顾客生日", first_answer: "这次会话里第一次答上", after_procedure: "刚讲完步骤多、篇幅长的答案", after_apology: "机器人刚说过抱歉", long_wait: "会话开始后过了一阵子", late_night: "在下面这段时间里", goodbye: "顾客说再见",
  },
};
