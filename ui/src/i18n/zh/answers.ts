// The Answers page, facts, conflicts.
export const answers = {
  answers: {
    list: "问答列表", editor: "问答编辑", search: "搜问题、相似问、答案", category: "分类", state: "状态", allCategories: "全部分类", noCategory: "未分类", untitled: "（没有标准问）",
    filter: { all: "全部", problems: "有问题", disabled: "已停用", expiring: "快到复核日" },
    new: "新建问答", newPlaceholder: "顾客会怎么问？例如：能开发票吗", create: "新建", standardQuestion: "标准问",
    rowPhrasings_other: "{{count}} 条相似问", rowAnswers_other: "{{count}} 个条件答案", expired: "复核过期", daysLeft_other: "{{count}} 天后复核",
    emptyTitle: "还没有问答", emptyBody: "从顾客最常问的十个问题写起，先写第一条吧。", noHits: "没有找到「{{query}}」", noneLeft: "没有符合筛选的问答", clearFilters: "清空筛选",
    pickTitle: "选一条问答来改", pickBody: "左边选一条，或按 N 新建。",
    on: "启用", off: "停用", idHint: "编号：不会变，顾客看不到", copyId: "复制编号", remove: "删除这条问答", removed: "已删除「{{question}}」，按撤销可以找回",
    questionPlaceholder: "用一句话写出顾客的问题", answer: "答案", answerPlaceholder: "写给顾客的话。输入 { 可以插入事实、商品或订单信息", preview: "顾客看到", chars_other: "{{count}} 字",
    placeholders: "可以插入的内容", usedIn_other: "{{count}} 条问答在用", editFact: "改这个事实", seeProducts: "看商品资料", kind: { fact: "事实", product: "商品", order: "订单", other: "其他" },
    conditional: "条件答案", conditionalHint: "特定情况下换一种说法；越具体的越优先", addCondition: "加一个条件答案", when: "当", and: "且", or: "或", noCondition: "还没有条件，点这里选",
    conditionAnswer: "第 {{number}} 个条件答案", conditionPlaceholder: "这种情况下怎么答？", moveUp: "上移", moveDown: "下移",
    phrasings: "相似问", phrasingsHint: "顾客的其他问法，越口语越好；错字也算", addPhrasing: "加一种问法，回车添加；可以从表格粘贴多行", phrasingNumber: "第 {{number}} 条相似问",
    removeThis: "删除", move: "移到别的问答", moveTo: "移到哪一条？", moved: "已移到「{{question}}」", moveConflict: "那条问答刚在外面被改过，没有移动。再试一次就好。", alreadyThere: "这条问法已经有了", pasted_other: "粘贴了 {{count}} 条", showAll: "显示全部 {{count}} 条",
    details: "复核与备注", reviewBy: "复核日期", reviewNever: "不需要复核", note: "备注", notePlaceholder: "给同事看的，顾客看不到",
    dialogues: "守着它的对话用例", noDialogues: "还没有。在右边试好一段对话，点「存为对话用例」，以后改坏了马上知道。",
    notSaved: "未保存：{{why}}", draftKept: "您写的内容还在，这台电脑上也留了一份。", merged: "这条问答刚在外面被改过，已合在一起：{{fields}}",
  },
  conflict: {
    title: "「{{question}}」在外面也被改了", body: "同一处两边都改过，还没有写入。逐项选一边，再保存。", mine: "我写的", theirs: "文件里的", takeMine: "用我的", takeTheirs: "用文件里的", save: "按选择保存",
  },
  part: {
    changedOutside: "它刚在外面被改过，还没有写入", removedOutside: "它刚在外面被删掉了", differs: "两边不一样的：{{fields}}", notWritten: "您写的内容还在，还没有写入。", leaveRemoved: "就让它删掉",
  },
  facts: {
    products: "商品", productsHint: "商品资料在 products.csv 里，用表格软件改好保存，这里会自动更新。", unknownValue: "没有填", notAFact: "它的值来自会话里的顾客和订单，没有固定内容。",
    value: "值", unit: "单位", save: "保存", saved: "{{key}} 现在是 {{value}}", usedIn_other: "{{count}} 条问答会跟着变",
  },
};
