// Mending misunderstandings, the entries' check-up, the wrong-answer budget.
export const understanding = {
  budget: {
    title: "答错上限", atMost: "最多允许答错", percent: "{{number}}%", careful: "求稳，多反问", bold: "敢答，少反问",
    known: "顾客问 100 句知识库里有的", strangers: "顾客问 100 句知识库里没有的", fate: { right: "答对", wrong: "答错", wrongStranger: "硬答了", asked: "先反问", given_up: "说不知道" },
    meaning: "顾客发来的话里，被答错的平均不超过 {{percent}}（其中算进一成知识库里没有的问题）；拿不准就反问，再不行就老实说不知道、按规则转人工。",
    unproven: "只有 {{wordings}} 条相似问，还保证不了这么严的上限。多收一些顾客的真实问法，或放宽一点。",
    assumes: "这是拿 {{entries}} 条问答的 {{wordings}} 条相似问，一条一条假装没写过试出来的，前提是顾客真会这么问：相似问越接近真实聊天，这个数越准。",
    readout: "100 句里答对 {{right}} · 反问 {{asked}} · 答错 {{wrong}}", readoutHint: "按现在的答错上限估算，点开可以调",
  },
  health: {
    title: "问法体检", hint: "假装某一条没写，看顾客这么问还认不认得出", disabled: "这条问答停用了，不参加体检。", checking: "正在体检…",
    count: { holds_other: "{{count}} 条有别的问法撑着", wavers_other: "{{count}} 条少了就要反问", alone_other: "{{count}} 条全靠自己", strays_other: "{{count}} 条更像别的问答" },
    standing: { holds: "少了这条也认得出，别的问法撑得住", wavers: "少了这条就拿不准，要先反问一句", alone: "全靠这条：少了它就认不出这种问法，换着说法再加一两条更稳", strays: "更像「{{question}}」：少了这条就会认成它" },
    advice: { good: "大多数问法互相撑着，顾客换个说法也认得出。", alone: "不少说法只靠一条撑着。照着顾客的原话再加几条，换个说法也认得出。", wavers: "不少问法单独拿出来还拿不准，要先反问。照着顾客的原话再加几条，和下面容易认混的问答说得更不一样些。", strays: "更像别的问答的，移过去或删掉，免得两边都认错。" },
    nearer: "更像", like: "那边有“{{wording}}”", move: "移过去", confusedWith: "容易认混：", and: "和",
    neighbours: "每条问法最像别的问答里的哪句", likeness: { same: "几乎一样", very: "很像", rather: "有点像", hardly: "不太像" },
  },
  fix: {
    open: "不对？", title: "正确的问答是…", pick: "搜问答：中文、拼音、首字母都行", searching: "正在找…", noEntry: "没有找到「{{query}}」", right: "应该答「{{question}}」。", another: "换一条",
    wording: "给它加一条相似问（可以改成更像顾客的说法）", add: "加一条相似问", move: "把「{{question}}」里的“{{phrasing}}”移过来，这次就是它认错的", remove: "从「{{question}}」里删掉“{{phrasing}}”",
    then: "改完以后，这句就{{does}}，把握 {{score}}。", thenStill: "改完以后，这句还是{{does}}。", ruleFirst: "转人工的规则先生效，要改的是规则。", smallTalkFirst: "机器人把它当成寒暄，先于问答。",
    does: { answer: "答{{named}}", clarify: "反问：{{named}}", askProduct: "为{{named}}先问是哪件商品", askOrder: "为{{named}}先问是哪个订单", handOver: "转人工", smallTalk: "当成寒暄", unknown: "认不出来", handOverAbout: "为{{named}}转人工" }, quoted: "「{{question}}」",
    nothingElse: "对过 {{compared}}，别的都不受影响。", altered_other: "对过 {{compared}}，还有 {{count}} 处会跟着变。", alteredWorse_other: "对过 {{compared}}，还有 {{count}} 处会跟着变，其中 {{worse}} 处会变差。", notAll: "没有对完，可能不止这些。",
    comparedPhrasings_other: "{{count}} 种问法", comparedDialogues_other: "{{count}} 个对话用例", comparedMessages_other: "{{count}} 句试聊", showAll: "显示全部 {{count}} 处",
    verdict: { worse: "变差", open: "会变", better: "变好" }, inDialogue: "对话用例「{{title}}」", inEntry: "「{{question}}」的问法，假装没写它", inMessage: "试聊过的话",
    preparing: "正在准备…", comparing: "正在对一遍 {{done}}/{{total}}", stop: "不等了", undoable: "改错了可以撤销", confirmAdd: "加上", confirmMove: "移过来",
    added: "已加到「{{question}}」，按撤销可以收回", moved: "已移到「{{question}}」，按撤销可以收回", removed: "已删除“{{phrasing}}”，按撤销可以找回",
  },
};
