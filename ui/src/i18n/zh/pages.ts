// Overview, release, dialogues, history, settings.
export const pages = {
  overview: {
    ready: "可以发布", readyBody: "没有错误，对话用例 {{passed}}/{{total}} 通过，有 {{changes}} 处改动等着发布。", readyNoDialogues: "没有错误。", upToDate: "v{{seq}} 之后没有改动", notReady_other: "还差 {{count}} 件事才能发布",
    toRelease: "去发布", toDialogues: "去跑对话用例", entries: "问答", facts: "事实", rules: "转人工规则", disabled_other: "{{count}} 条停用", perEntry: "每条 {{count}} 种问法", stale: "改动后未跑", neverRun: "还没跑过",
    problems: "问题", noProblems: "没有发现问题。", severity: { error_other: "{{count}} 个错误，发布前要改好", warning_other: "{{count}} 个提醒，多半有问题", hint_other: "{{count}} 条建议，可以更好" }, row: " 第 {{row}} 行", showAll: "显示全部 {{count}} 条",
    expiring: "快到复核日", late_other: "过期 {{count}} 天", changes: "自 v{{seq}} 起的改动", changesFirst: "第一次发布将包含", noChanges: "没有改动。", everything: "全部内容。",
  },
  release: {
    lead: "机器人只认签过名的发布包。签名之前，先看清楚签的是什么。", sign: "签名并导出…", look: "去看看", noErrors: "没有错误", dialogues: "对话用例 {{passed}}/{{total}} 通过", dialoguesStale: "上次 {{passed}}/{{total}} 通过，之后又改过，要再跑一遍", noDialogues: "还没有对话用例",
    changes: "顾客会感到的变化", noChanges: "和上一版一样。", first: "第一次发布，全部内容都是新的。", files: "将被签名的文件", file: "文件", size: "大小", allFiles_other: "显示全部 {{count}} 个文件", digest: "内容指纹", past: "发布过的版本", noPast: "还没有发布过。第一个发布包会是 v1。",
    signTitle: "签名并导出 v{{seq}}", signNow: "签名并导出", what: "您将为「{{title}}」v{{seq}} 签名：{{files}} 个文件，{{changes}} 处改动，对话用例 {{passed}}/{{total}} 通过。签名离开这台电脑后收不回来。",
    whatFirst: "您将为「{{title}}」v{{seq}} 签名：{{files}} 个文件，对话用例 {{passed}}/{{total}} 通过。签名离开这台电脑后收不回来。",
    haveKey: "用已有的钥匙", newKey: "新建一把钥匙", firstKey: "还没有签名钥匙，先建一把。以后每次发布都用它，机器人凭它认人。", keyName: "钥匙名称", key: "钥匙", passphrase: "口令", again: "再输一次口令", differs: "两次输入不一样",
    neverKept: "口令从不保存，也没有人能找回。", strength: { "0": "至少 8 个字", "1": "太弱，再长一些", "2": "还行", "3": "很好" },
    saveTo: "保存到", pick: "选择…", pickTitle: "发布包保存到哪里", done: "v{{seq}} 已签名导出", publicKey: "公钥", verify: "任何人都可以这样验证",
  },
  dialogues: {
    emptyTitle: "还没有对话用例", emptyBody: "在模拟器里试好一段对话，点「存为对话用例」。以后改坏了，马上知道。", emptyAction: "打开模拟器",
    runAll: "全部跑一遍", progress: "已跑 {{done}}/{{total}}", cancelled: "已停下，结果不算数", never: "还没跑过", stale: "上次 {{passed}}/{{total}} 通过，之后改过", allPassed: "{{total}} 个全部通过", someFailed: "{{passed}}/{{total}} 通过，{{failed}} 个没通过",
    turns_other: "{{count}} 句", remove: "删除这个用例", removed: "已删除，按撤销可以找回", expected: "期望", unwanted: "不应有", actual: "实际",
  },
  history: { lead: "每一次写入都在这里：改了什么，谁改的，在哪些文件里。", emptyTitle: "还没有改动", emptyBody: "您改的每一步都会记下来，随时可以撤销。", undone: "已撤销" },
  settings: {
    look: "外观", language: "语言", chinese: "中文", theme: "主题", themes: { system: "跟随系统", light: "浅色", dark: "深色" }, textSize: "文字大小", sizes: { small: "小", standard: "标准", large: "大" },
    knowledgeBases: "知识库", openNow: "现在打开的", about: "说明", understanding: "怎么认问题", lexical: "仅按字词：比较字、词和同义词。", loading: "暂时按字词：句子编码器正在载入。", semantic: "按意思理解：本机上的句子编码器比较意思，同时也看字词。", privacy: "数据在哪里", privacyIs: "全在这台电脑上。不联网，没有账号，口令不保存。",
  },
};
