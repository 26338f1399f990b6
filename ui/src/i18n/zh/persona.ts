// Personas: who the bot is, and every word it says by itself.
export const persona = {
  feeling: { calm: "平静", worried: "着急", complaining: "投诉", angry: "生气", harmed: "受伤" },
  persona: {
    lead: "机器人是谁，在什么时候说什么话。", all: "全部人设", speaking: "正在使用", resting: "备用", problems_other: "{{count}} 处要看", use: "改用这套", unheard: "模拟器里现在是「{{title}}」在说话。这套怎么说，去看", nowSpeaks: "现在由「{{title}}」说话，按撤销可以换回去",
    copy: "复制一套", copyLead: "照着「{{like}}」另建一套，话术、性格、声音都带过去，再慢慢改。", id: "编号", idHint: "编号只给程序看，建好以后不变；名字随时能改。", idProblem: { shape: "编号用小写字母、数字和短横线，例如 warm-2", taken: "已经有这个编号了" },
    create: "建好", copied: "已新建「{{name}}」", remove: "删除这套人设", removeSpeaking: "正在用的这套不能删，先换一套说话", careProblems_other: "关怀的话里还有 {{count}} 处要看", removed: "已删除「{{title}}」，按撤销可以找回",
    view: { phrases: "话术", who: "性格", matrix: "语气矩阵", play: "并排预览", voice: "电话声音" },
    field: { name: "名字", myself: "自称", address: "称呼顾客", tone: "风格", dials: "性格", moments: "话术", care: "关怀的话", chat: "聊天里", voice: "电话声音", forbidden: "从不说的词", id: "编号" },
    nameHint: "顾客看到的名字，话里写 {人设.名字}", myselfHint: "说到自己时用，话里写 {人设.自称}；不填就用名字", addressHint: "「亲」这样的昵称只会对平静的顾客用", addressWarm: "亲", addressPolite: "您", noAddress: "不加称呼",
    tone: { lively: "活泼", precise: "严谨" }, forbiddenHint: "话术、答案、转人工的话里出现就报错", forbiddenPlaceholder: "例如：亲亲，回车添加；可以粘贴一串",
    stickers: "发表情贴图", emoji: "话里可以有 emoji", limit: "一次最多说", characters: "字", dials: "性格", dial: { warmth: "温度", formality: "正式", playfulness: "俏皮" },
    dialMeans: {
      warmth: { s0: "只答问题：不说关怀的话，顾客着急也不先安抚。", s1: "会在关怀时刻多说一句；顾客着急或不满时，不先安抚。", s2: "会说关怀的话；顾客着急或不满时，先安抚一句再回答。", s3: "会说关怀的话，也会先安抚；一切顺利时，隔几次回答再补一句暖话。" },
      formality: { s0: "知道顾客名字时，也照样称呼「{{address}}」。", s1: "知道顾客名字时叫名字（王先生），不知道才称呼「{{address}}」。" },
      playfulness: { s0: "不发表情贴图，带 emoji 的话也不说。", s1: "可以说带 emoji 的话，不发表情贴图。", s2: "会发表情贴图，也说带 emoji 的话；都只对平静的顾客。" },
    },
    alwaysSafe: "不管怎么调，俏皮话、贴图和昵称都到不了着急、投诉、生气、受伤的顾客那里。",
    slot: { me: "人设.名字", self: "人设.自称", queue: "队列", hours: "队列.服务时间", opens: "队列.上线", needs: "病历.所缺", issue: "病历.问题" },
    slotNote: { me: "机器人的名字", self: "机器人怎么说自己", queue: "接手的队列", hours: "几点到几点有人", opens: "下一次几点有人", needs: "还缺的那一项", issue: "顾客问的事" },
  },
  phrase: {
    lead: "每个场合写几句，轮着说，不会连着说同一句。", all: "全部", problems_other: "{{count}} 处要看", number: "{{name}}，第 {{number}} 句", placeholder: "写一句话，输入 { 可以插入称呼、店名、事实", blank: "（还没写）",
    first: "写一句", another: "再加一句", pasted_other: "粘贴了 {{count}} 句", earlier: "往前排", later: "往后排", remove: "删掉这句",
    without: { needed: "这里必须有一句，否则只能说程序自带的话。", plain: "没写时，用程序自带的话。", silent: "没写时，就不说。" },
    addSticker: "加贴图", stickerName: "贴图的名字，例如 wave", stickerHint: "贴图只在聊天里、只给平静的顾客", stickersOff: "这套人设不发贴图", stickerOff: "（已关）",
    conditions: "这句话说给谁", to: "说给", toAnyone: "不勾就是都可以；俏皮话仍然只给平静的顾客。", toThese: "只说给勾上的顾客。", anyone: "不限", channel: "渠道", anyChannel: "聊天和电话都说", onlyOn: "只在{{channel}}",
    promise: "答应了顾客什么", noPromise: "没有答应什么", promiseHint: "说了「会通知您」这样的话，要选靠什么做到，会记进病历本。", promises: "有承诺",
  },
  matrix: {
    lead: "对每一种心情的顾客，这套人设会说什么。把指针停在格子上看全部说法。", moment: "场合", care: "关怀", fine: "每一格都有合适的话。", more_other: "还有 {{count}} 句",
    state: { said: "自己的话", plain: "程序自带", gap: "没有合适的话", silent: "不说", empty: "还没有话", unsafe: "语气不合适" },
    why: { plain: "没写时由程序说这一句。", gap: "写的话都太俏皮，或没说给这种顾客，只好说程序自带的。再写一句平实的就好。", silent: "这里不说也可以。", empty: "这里该有一句话。", unsafe: "这样的话不能对不开心的顾客说。", said: "这套人设自己的话。" },
  },
  play: {
    lead: "同一位顾客，每套人设各怎么说。改话术、调性格，这里马上变。", mine: "模拟器里的会话", noneTried: "右边还没有会话", name: { ship: "问好、发货、催促", angry: "生气", phone: "电话" },
    script: { ship: { "1": "在吗", "2": "什么时候发货", "3": "怎么还不发，急死了" }, angry: { "1": "我的快递呢", "2": "你们什么破快递，气死我了", "3": "我要投诉，给我转人工" }, phone: { "1": "你好", "2": "什么时候发货呀", "3": "好的谢谢" } },
  },
  voice: {
    pace: "语速", paceHint: "100% 是正常语速", pitch: "音高", pitchHint: "高几个或低几个半音", pause: "句间停顿", pauseHint: "一句话说完停多久", milliseconds_other: "{{count}} 毫秒", phrase: "听听哪一句", noPhrases: "这套人设还没有话术。",
    explained: "电话平台照下面这段（SSML）来读：语速 {{pace}}%，音高不变，每句之间停 {{pause}} 毫秒。", explainedHigher: "电话平台照下面这段（SSML）来读：语速 {{pace}}%，高 {{pitch}} 个半音，每句之间停 {{pause}} 毫秒。", explainedLower: "电话平台照下面这段（SSML）来读：语速 {{pace}}%，低 {{pitch}} 个半音，每句之间停 {{pause}} 毫秒。",
    notCopied: "没能复制，请选中文字手动复制",
  },
};
