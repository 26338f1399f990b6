// The handbook beside the window; its text is docs/handbook.zh.md.
export const handbook = {
  handbook: {
    title: "使用手册",
    how: "怎么用这一页",
    howPart: "这是什么",
    first: "第一次用？看看使用手册",
    search: "搜手册：一个词，或拼音首字母",
    found: "找到的地方",
    contents: "目录",
    nothing: "手册里没有找到「{{query}}」",
    earlier: "上一章",
    later: "下一章",
    close: "合上手册",
    onlyChinese: "手册只有中文版。",
  },
};
