// The simulator, the trace and the case record.
export const simulator = {
  simulator: {
    title: "模拟器", resize: "调整模拟器宽度", conversation: "会话", emptyTitle: "扮一回顾客", emptyBody: "在下面打一句顾客会说的话，看机器人怎么答。边改答案边看，改到哪里会标出来。",
    placeholder: "以顾客的口吻说一句…", send: "发送", clear: "清空会话", rewind: "回到这句之前", editMessage: "改这句话", silent: "机器人不说话：人工已经接手", sticker: "表情 {{name}}",
    changed: "改动后", wasBefore: "改之前说的是", changedCount_other: "{{count}} 处回复变了",
    saveAs: "存为对话用例", saveAsShort: "存为用例", clearShort: "清空", saveAsHint: "现在的回答就是期望。以后每次改动都会对一遍。", dialogueTitle: "用例标题", savedAs: "已存为对话用例「{{title}}」",
    situation: "顾客的情境", order: "订单", product: "商品", presets: "情境", outdated: "新情境从下一句起生效。", restart: "整段按新情境重来",
    preset: { newcomer: "新顾客，什么都没买", midnight: "双11零点下单", stalled: "快递停滞的老客户", signed: "已签收，想退货" },
    sampleCarrier: "中通快递", sampleCustomer: "王先生", noOrder: "没有订单", noProduct: "没有指明商品", orderState: "订单状态", orderId: "订单号", amount: "金额（元）", carrier: "快递", tracking: "物流单号",
    switchChannel: "换渠道", nowChip: "现在", timeHint: "假装现在是这个时间，看促销前后怎么答。", realTime: "真实时间", useRealTime: "用真实时间", customer: "顾客", customerHint: "客服会怎么称呼这位顾客？",
  },
  trace: {
    hit: "命中", sure: "把握 {{score}}", about: "正在问", why: "为什么？", fold: "收起", byRule: "规则「{{title}}」",
    action: { answer: "回答了", clarify: "拿不准，反问了", ask_product: "要先知道是哪件商品", ask_order: "要先知道是哪个订单", small_talk: "寒暄", unknown: "没认出来", hand_over: "转给人工", silent: "人工已接手", ask_first: "转人工前先问一项", callback: "没人值班，记下等回复", care: "主动说了一句" },
    decision: "判断", candidates: "想到了", candidate: "「{{question}}」把握 {{score}}", answerLine: "答复线 {{score}}", lineFrom_other: "答复线 {{score}} 是按“最多答错 {{percent}}”拿 {{count}} 种问法试出来的。", exactOnly: "按“最多答错 {{percent}}”，现在只有一字不差才直接回答。", fewPhrasings: "问法还太少，这个上限暂时保证不了。", changeLine: "去调",
    carried: "靠什么", share: "{{number}}%", against: "在「{{question}}」里，拉低了把握", typos: "错别字", correction: "“{{from}}”按“{{to}}”理解", typo: { homophone: "（同音）", shape: "（形近）", near_homophone: "（音近）", pinyin: "（拼音）", spelling: "（拼写）" },
    evidence: "像在哪", runnerUp: "第二名", rule: "规则", answer: "答案", facts: "用到", noticed: "留意到",
    customerSaid: "顾客", isQuestion: "标准问", isPhrasing: "相似问", lost: "把握 {{score}}，差了 {{behind}}；它只有“{{evidence}}”最像这句",
    defaultAnswer: "平时的答案", conditionalAnswer: "条件答案", because: "因为{{conditions}}都对得上", condition: { keyword: "说到的词", time: "时间", order: "订单状态", product: "商品", attribute: "商品属性", channel: "渠道" },
    mood: "顾客{{mood}}：{{words}}", danger: "{{topic}}:「{{word}}」", order: "订单号 {{order}}", phone: "手机号 {{phone}}", product: "商品：{{product}}",
    part: "“{{text}}” → ",
    by: {
      exact: "和「{{wording}}」一字不差（不计标点和大小写），直接回答。", clear: "把握 {{score}}，高过 {{needed}} 的答复线，直接回答。",
      closeLow: "把握 {{score}}，没到 {{needed}} 的答复线，先反问一句。", closeExact: "把握 {{score}}，但不是一字不差，先反问一句。", closeTie: "前两名把握 {{score}} 和 {{second}}，相差不到 {{margin}}，先反问一句。",
      weak: "这句和知识库里的问题不太像：眼熟 {{score}}，到 {{needed}} 才值得反问，所以老实说不知道。", chosen: "顾客选了「{{label}}」。", supplied: "顾客补上了机器人要的信息，接着答。",
      smallTalk: "这是寒暄：{{moment}}。", noWords: "消息里没有文字，请顾客说一句。", rule: "规则因为「{{because}}」生效，先于回答。", ruleOnly: "规则的条件都满足了。",
      noValue: "答案里要用「{{placeholder}}」，但知识库里没有这个值，不敢乱说，转给人工。", noneOfThese: "顾客说这几个都不是。", parts_other: "这句话里问了 {{count}} 件事，逐个回答：", followUp: "这是接着「{{question}}」问的，按“{{readAs}}”理解，把握 {{score}}。", takenBack: "像「{{question}}」，但顾客说的是不要“{{act}}”，不能照它答。", withHuman: "人工已经接手，机器人不再插话。", askFirst: "规则要先知道{{fields}}，问一次就转。", callbackNoted: "顾客留了回电号码，补进病历本。", resumed: "人工把会话交还了，从断开的地方接着来。", event: "店里发生了：{{events}}。",
    },
  },
  record: {
    title: "病历本", opening: "客服的第一句", closed: "（现在没人值班）", customer: "顾客", order: "订单", tracking: "物流", product: "商品", issue: "问题", mood: "心情", moodWords: "{{mood}}（{{words}}）", danger: "风险", missing: "还缺", asked: "问过", answered: "已答", open: "没答上", callback: "等人工回复", repeats: "还得再说一遍的", promises: "答应过",
    field: { customer: "顾客", phone: "电话", order: "订单号", tracking: "物流单号", product: "商品", issue: "问题", mood: "心情", queue: "去向" },
  },
};
