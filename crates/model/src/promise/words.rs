//! The words by which a promise is told from what is none. Each list is one text, its words parted
//! by spaces.

/// Deeds by which a customer hears of something.
pub(super) const TELLS: &str = "通知 联系 联络 回访 知会 回拨 回话 回信 回电 致电 电话 短信";

/// These may as well be done by the reply itself, so something has to say that they come later.
pub(super) const TELLS_NOW: &str = "回复 答复 告知 告诉 提醒 反馈 同步 交代 消息 转告";

/// Watching over something goes on after the reply.
pub(super) const WATCHES: &str =
    "盯 留意 关注 跟进 跟踪 追踪 追着 跟着 守着 看着 预留 留一 留着 留好 留货 惦记";

/// What a shop does behind the scenes. An answer tells how the shop works; a phrase, which is said
/// to everyone, binds it.
pub(super) const DOES: &str =
    "催 加急 督促 优先 争取 补发 补寄 补偿 插队 安排 重发 加倍 交涉 换新 联系";

/// For whom something is done: before the customer.
pub(super) const FOR: &str = "给 帮 为 替 陪 向 跟 与 和";

/// The customer, as texts name them.
pub(super) const CUSTOMER: &str = "您 你 亲 顾客 {顾客.称呼}";

/// The shop, as texts name it.
pub(super) const SHOP: &str = "我们 我 咱们 这边 本店 小店 店里 店长 同事 专人 专员 顾问 客服 售后 经理 主管 团队 \
    老板 仓库 技术 小妹 小编 小二 {人设.名字} {队列}";

/// What a shop says that it will do without having to do anything.
pub(super) const AT_HAND: &str = "一直 在这 在的 努力 继续 陪着 记得 更 慢慢";

/// What says that it comes later, or surely.
pub(super) const LATER: &str = "会 将 就 马上 立刻 立即 尽快 一有 一旦 今天 今晚 一定 保证 后";

/// A time that is not now: whatever is done for the customer then is promised.
pub(super) const ANOTHER_TIME: &str = "稍后 稍晚 晚些 回头 待会 等会 晚点 届时 到时 随后 之后 下次 下一单 小时内 分钟内 日内 \
    天内 天后 日后 小时后 分钟后 今日 今晚 明天 明早 明日 下午 连夜 下班前 尽快 第一时间 \
    即刻";

/// When something has come about.
pub(super) const THEN: &str = "会 将 了 后 时候 前 就";

/// What a shop does to a customer without wanting to.
pub(super) const SORRY: &str = "添 带来 造成 抱歉";

/// Words that bind by themselves.
pub(super) const BINDING: &str = "包在我身上 包在我们身上 放心交给我 交给我来 负责到底 跟到底 给您一个说法 给您一个交代 \
    给您个说法";

/// Who does it by themselves: no promise of the shop.
pub(super) const OTHERS: &str = "小哥 平台 系统 取件员 派件员 快递员 配送员 骑手 师傅 快递 物流 驿站 网点 银行 页面 \
    支付宝 微信 APP 厂家";

/// The customer is asked, or may.
pub(super) const ASKS: &str =
    "请 麻烦 可以 您先 记得 方便 欢迎 随时 劳烦 建议 需要您 您要 您再 别忘 您自己 如需";

/// It is not done.
pub(super) const NOT: &str = "不会 不用 不必 不能 不再 没法 无法 没办法 从不 不需要 没有 不主动";

/// It is done, or is being done.
pub(super) const DONE: &str = "已经 已为 已给 已帮 刚才 刚刚 正在 正给";

/// A notice that follows at once.
pub(super) const NOTICES: &str = "温馨 友情 特别 再次 在此";
