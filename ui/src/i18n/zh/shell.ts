// The window around the pages.
export const shell = {
  nav: {
    label: "页面", overview: "概览", answers: "问答", persona: "人设", care: "关怀", handover: "转人工", dialogues: "对话用例", release: "发布", history: "历史", settings: "设置",
  },
  common: {
    tryAgain: "再试一次", cancel: "取消", save: "保存", edit: "修改", done: "收起", more: "更多", copy: "复制", copied: "已复制", look: "去看看", dismiss: "知道了", comma: "、", empty: "（空）",
  },
  top: { sample: "样例", readOnly: "只读", search: "搜问答、事实、页面、操作", shortcuts: "快捷键", hideSimulator: "收起模拟器", showSimulator: "打开模拟器" },
  start: {
    title: "打开一个知识库", lead: "知识库就是一个文件夹：机器人知道的一切都写在里面，谁都能打开看。", pickTitle: "选择知识库所在的文件夹",
    openFolder: "打开文件夹…", openSample: "打开样例店铺", recent: "最近打开过", isOpen: "正在使用", gone: "文件夹不在了",
  },
  status: {
    label: "状态", saved: "已保存 {{time}}", savedAll: "全部已保存", saving: "正在保存…", unsaved: "有内容未保存", conflict: "有冲突待处理",
    clean: "没有问题", errors_other: "{{count}} 个错误", warnings_other: "{{count}} 个提醒", hints_other: "{{count}} 条建议",
    dialogues: "对话用例 {{passed}}/{{total}}", dialoguesStale: "对话用例 {{passed}}/{{total}}（改动后未跑）", dialoguesNever: "对话用例还没跑过",
    lexical: "仅按字词", lexicalWhy: "现在只按字面像不像来认问题：字、词和同义词。换个完全不同的说法，要靠相似问来教。", loading: "正在准备…", loadingWhy: "句子编码器正在载入。在那之前，先按字词认问题。", semantic: "按意思理解", semanticWhy: "认问题时既看意思，也看字词。",
    changes_other: "自 v{{seq}} 起 {{count}} 处改动", neverReleased: "还没有发布过", outside: "文件在外面被改过，已更新：{{files}}",
  },
  undo: {
    short: "撤销", shortAgain: "重做", undo: "撤销：{{what}}", redo: "重做：{{what}}", undid: "已撤销：{{what}}", redid: "已重做：{{what}}", nothing: "没有可撤销的", nothingAgain: "没有可重做的",
  },
  errors: {
    internal: "程序里出了意外，您的文件没有动。", crashTitle: "这个页面出错了", crashBody: "您的文件都在，没保存的内容也留着。重新载入就能继续。", reload: "重新载入",
  },
  onboarding: {
    title: "四步上手", finished: "四步都走完了，接下来就用您自己的知识库吧", done: "已完成", dismiss: "不再显示",
    edit: "改一句答案", ask: "在右边问一问", run: "跑一遍对话用例", export: "导出发布包",
  },
  shortcuts: {
    title: "快捷键", everywhere: "哪里都能用", list: "列表里", writing: "写的时候",
    palette: "搜索一切", pages: "切换页面", back: "回到上一处", simulator: "收起或打开模拟器", save: "立刻保存", undo: "撤销", redo: "重做", help: "这一页",
    move: "上一条、下一条", open: "去改答案", find: "在问答里找", create: "新建问答", placeholder: "插入事实或商品、订单信息", addPhrasing: "添加相似问", pasteLines: "从表格粘贴多行相似问、话术", nextPhrase: "写完这句，去写下一句",
  },
  palette: {
    placeholder: "输入中文、拼音或首字母，例如 fhsj", nothing: "没有找到「{{query}}」", page: "页面", action: "操作", setting: "设置",
    clearSimulator: "清空模拟器", toggleSimulator: "收起或打开模拟器", toLight: "换成浅色", toDark: "换成深色", toChinese: "切换到中文", toEnglish: "Switch to English",
    kind: { entry: "问答", fact: "事实", product: "商品", dialogue: "用例", rule: "规则", phrase: "话术" },
    words: {
      overview: "gailan,gl,overview", answers: "wenda,wd,answers", persona: "renshe,rs,persona", care: "guanhuai,gh,guanhuaishike,care", handover: "zhuanrengong,zrg,handover", dialogues: "duihuayongli,dhyl,paoyibian,dialogues,run,测试",
      release: "fabu,fb,daochu,dc,release,export,导出,签名", history: "lishi,ls,history", settings: "shezhi,sz,settings",
      simulator: "moniqi,mnq,simulator", undo: "chexiao,cx,zhongzuo,cz,undo,redo", theme: "qianse,shense,zhuti,zt,theme,dark,light,主题,夜间", language: "yuyan,yy,language,english,语言,英文,中文", shortcuts: "kuaijiejian,kjj,shortcuts",
    },
  },
};
