// Mending misunderstandings, the entries' check-up, the wrong-answer budget.
export const understanding = {
  fix: {
    open: "答得不对？", title: "正确的问答是…", pick: "搜问答：中文、拼音、首字母都行", noEntry: "没有找到「{{query}}」", right: "应该答「{{question}}」。", another: "换一条",
    wording: "给它加一条相似问（可以改成更像顾客的说法）", add: "加一条相似问", move: "把「{{question}}」里的“{{phrasing}}”移过来，这次就是它认错的", remove: "从「{{question}}」里删掉“{{phrasing}}”",
    then: "改完以后，这句会{{does}}，把握 {{score}}。", thenStill: "改完以后，这句还是会{{does}}，把握 {{score}}。", ruleFirst: "转人工的规则先生效，要改的是规则。", smallTalkFirst: "机器人把它当成寒暄，先于问答。",
    does: { answer: "答{{named}}", clarify: "反问：{{named}}", askProduct: "为{{named}}先问是哪件商品", askOrder: "为{{named}}先问是哪个订单", handOver: "转人工", handOverAbout: "为{{named}}转人工" }, quoted: "「{{question}}」",
    nothingElse: "对过{{compared}}，别的都不受影响。", altered_other: "对过{{compared}}，还有 {{count}} 处会跟着变。", alteredWorse_other: "对过{{compared}}，还有 {{count}} 处会跟着变，其中 {{worse}} 处会变差。", notAll: "没有对完，可能不止这些。",
    comparedPhrasings_other: " {{count}} 种问法", comparedDialogues_other: " {{count}} 个对话用例", comparedMessages_other: " {{count}} 句试聊", showAll: "显示全部 {{count}} 处",
    verdict: { worse: "变差", open: "会变", better: "变好" }, inDialogue: "对话用例「{{title}}」", inEntry: "「{{question}}」的问法", inMessage: "试聊过的话",
    comparing: "正在对一遍 {{done}}/{{total}}", stop: "不等了", undoable: "改错了可以撤销", confirmAdd: "加上", confirmMove: "移过来",
    added: "已加到「{{question}}」，按撤销可以收回", moved: "已移到「{{question}}」，按撤销可以收回", removed: "已删除“{{phrasing}}”，按撤销可以找回",
  },
};
