//! Sentences in which a shop binds itself to do something later: `promising`.
//!
//! A promise has a deed that comes after this reply (tell, call, follow, hurry, keep, make good),
//! and it is the shop that does it, for the customer. What the customer is asked to do, what others
//! do by themselves, what is done already or right now, and what will not be done are none.

/// Deeds by which a customer hears of something.
const TELLS: [&str; 12] = [
    "通知", "联系", "联络", "回访", "知会", "回拨", "回话", "回信", "回电", "致电", "电话", "短信",
];

/// These may as well be done by the reply itself, so something has to say that they come later.
const TELLS_NOW: [&str; 10] =
    ["回复", "答复", "告知", "告诉", "提醒", "反馈", "同步", "交代", "消息", "转告"];

/// Watching over something goes on after the reply.
const WATCHES: [&str; 16] = [
    "盯", "留意", "关注", "跟进", "跟踪", "追踪", "追着", "跟着", "守着", "看着", "预留", "留一",
    "留着", "留好", "留货", "惦记",
];

/// What a shop does behind the scenes. An answer tells how the shop works; a phrase, which is said
/// to everyone, binds it.
const DOES: [&str; 15] = [
    "催", "加急", "督促", "优先", "争取", "补发", "补寄", "补偿", "插队", "安排", "重发", "加倍",
    "交涉", "换新", "联系",
];

/// For whom something is done: before the customer.
const FOR: [&str; 9] = ["给", "帮", "为", "替", "陪", "向", "跟", "与", "和"];

/// The customer, as texts name them.
const CUSTOMER: [&str; 5] = ["您", "你", "亲", "顾客", "{顾客.称呼}"];

/// The shop, as texts name it.
const SHOP: [&str; 25] = [
    "我们",
    "我",
    "咱们",
    "这边",
    "本店",
    "小店",
    "店里",
    "店长",
    "同事",
    "专人",
    "专员",
    "顾问",
    "客服",
    "售后",
    "经理",
    "主管",
    "团队",
    "老板",
    "仓库",
    "技术",
    "小妹",
    "小编",
    "小二",
    "{人设.名字}",
    "{队列}",
];

/// What a shop says that it will do without having to do anything.
const AT_HAND: [&str; 9] = ["一直", "在这", "在的", "努力", "继续", "陪着", "记得", "更", "慢慢"];

/// What says that it comes later, or surely.
const LATER: [&str; 14] = [
    "会", "将", "就", "马上", "立刻", "立即", "尽快", "一有", "一旦", "今天", "今晚", "一定",
    "保证", "后",
];

/// A time that is not now: whatever is done for the customer then is promised.
const ANOTHER_TIME: [&str; 32] = [
    "稍后",
    "稍晚",
    "晚些",
    "回头",
    "待会",
    "等会",
    "晚点",
    "届时",
    "到时",
    "随后",
    "之后",
    "下次",
    "下一单",
    "小时内",
    "分钟内",
    "日内",
    "天内",
    "天后",
    "日后",
    "小时后",
    "分钟后",
    "今日",
    "今晚",
    "明天",
    "明早",
    "明日",
    "下午",
    "连夜",
    "下班前",
    "尽快",
    "第一时间",
    "即刻",
];

/// When something has come about.
const THEN: [&str; 7] = ["会", "将", "了", "后", "时候", "前", "就"];

/// What a shop does to a customer without wanting to.
const SORRY: [&str; 4] = ["添", "带来", "造成", "抱歉"];

/// Words that bind by themselves.
const BINDING: [&str; 9] = [
    "包在我身上",
    "包在我们身上",
    "放心交给我",
    "交给我来",
    "负责到底",
    "跟到底",
    "给您一个说法",
    "给您一个交代",
    "给您个说法",
];

/// Who does it by themselves: no promise of the shop.
const OTHERS: [&str; 19] = [
    "小哥",
    "平台",
    "系统",
    "取件员",
    "派件员",
    "快递员",
    "配送员",
    "骑手",
    "师傅",
    "快递",
    "物流",
    "驿站",
    "网点",
    "银行",
    "页面",
    "支付宝",
    "微信",
    "APP",
    "厂家",
];

/// The customer is asked, or may.
const ASKS: [&str; 16] = [
    "请",
    "麻烦",
    "可以",
    "您先",
    "记得",
    "方便",
    "欢迎",
    "随时",
    "劳烦",
    "建议",
    "需要您",
    "您要",
    "您再",
    "别忘",
    "您自己",
    "如需",
];

/// It is not done.
const NOT: [&str; 12] = [
    "不会",
    "不用",
    "不必",
    "不能",
    "不再",
    "没法",
    "无法",
    "没办法",
    "从不",
    "不需要",
    "没有",
    "不主动",
];

/// It is done, or is being done.
const DONE: [&str; 8] = ["已经", "已为", "已给", "已帮", "刚才", "刚刚", "正在", "正给"];

/// A notice that follows at once.
const NOTICES: [&str; 5] = ["温馨", "友情", "特别", "再次", "在此"];

const ENDS: [char; 15] =
    ['。', '！', '？', '；', '，', '!', '?', ';', ',', '~', '～', '\n', '：', ':', '、'];

/// The first words of a text in which the shop promises something that it has to do later.
///
/// ```
/// use kaopu_model::promising;
/// assert_eq!(promising("到货了我们会联系您"), Some("会联系您"));
/// assert_eq!(promising("一路上陪您盯着物流"), Some("陪您盯"));
/// assert_eq!(promising("We'll let you know."), Some("We'll let you know"));
/// for none in ["请留意短信", "平台会通知您", "温馨提醒您：先洗再用", "已经帮您催过了"] {
///     assert_eq!(promising(none), None);
/// }
/// ```
#[must_use]
pub fn promising(text: &str) -> Option<&str> {
    clauses(text).find_map(|clause| heard_of(clause).or_else(|| english(clause)))
}

/// As [`promising`], and whatever else the shop says that it will do. For words that are said to
/// everyone: an answer may well tell how the shop works.
pub(crate) fn binding(text: &str) -> Option<&str> {
    promising(text).or_else(|| clauses(text).find_map(bound))
}

fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(ENDS)
}

fn heard_of(clause: &str) -> Option<&str> {
    let told_now = of(clause, &TELLS_NOW).find_map(|deed| told(clause, deed, true));
    of(clause, &TELLS)
        .find_map(|deed| told(clause, deed, false))
        .or(told_now)
        .or_else(|| of(clause, &WATCHES).find_map(|deed| followed(clause, deed)))
        .or_else(|| of(clause, &["第一时间"]).find_map(|time| put_off(clause, time)))
}

fn bound(clause: &str) -> Option<&str> {
    let words = BINDING.iter().find_map(|words| clause.get(clause.find(words)?..));
    words
        .or_else(|| of(clause, &DOES).find_map(|deed| followed(clause, deed)))
        .or_else(|| of(clause, &ANOTHER_TIME).find_map(|time| put_off(clause, time)))
        .or_else(|| of(clause, &SHOP).find_map(|shop| will(clause, shop)))
        .or_else(|| of(clause, &THEN).find_map(|then| done_then(clause, then)))
}

fn of<'t>(clause: &'t str, all: &[&'static str]) -> impl Iterator<Item = Found<'t>> {
    let mut found: Vec<Found<'t>> = all.iter().flat_map(|one| clause.match_indices(*one)).collect();
    found.sort_unstable();
    found.into_iter()
}

/// The shop says that it will.
fn will<'t>(clause: &'t str, (at, shop): Found<'_>) -> Option<&'t str> {
    let behind = clause.get(at + shop.len()..)?;
    let (before, rest) = ["会", "将", "负责"].iter().find_map(|will| {
        let (before, rest) = behind.split_once(will)?;
        (before.chars().count() <= 4).then_some((before, rest))
    })?;
    let said = !rest.starts_with(['员', '不', '话', '场', '的', '儿']) && !rest.is_empty();
    let other = ["机", "不", "才", "社", "学"].iter().any(|one| before.ends_with(one));
    let at_hand = AT_HAND.iter().any(|words| rest.starts_with(words));
    let asked = ASKS.iter().any(|words| clause.get(..at).is_some_and(|head| head.ends_with(words)));
    (said && !other && !at_hand && !asked).then(|| clause.get(at..).map(|rest| first(rest, 12)))?
}

/// Where words stand in a clause, and the words.
type Found<'t> = (usize, &'t str);

/// The customer hears of something.
fn told<'t>(clause: &'t str, (at, deed): Found<'_>, may_be_now: bool) -> Option<&'t str> {
    let (before, behind) = (clause.get(..at)?, clause.get(at + deed.len()..)?);
    let object = CUSTOMER.iter().find(|customer| {
        let near = behind.strip_prefix("一下").or(behind.strip_prefix("一声")).unwrap_or(behind);
        let near = near.strip_prefix("给").unwrap_or(near);
        near.starts_with(**customer)
    });
    let to_customer = for_customer(before).filter(|given| {
        // 帮您联系网点: somebody else hears.
        !before.get(*given..).is_some_and(|rest| rest.starts_with(['帮', '替', '为', '陪']))
    });
    let begin = to_customer.or_else(|| object.map(|_| at))?;
    let notice = NOTICES.iter().any(|words| before.ends_with(words));
    let later = LATER.iter().chain(&ANOTHER_TIME).any(|words| before.contains(words));
    if notice || (may_be_now && !later) || !is_shops(before, behind) {
        return None;
    }
    let begin = last_of(before, &LATER).map_or(begin, |later| later.min(begin));
    let end = object.map_or(at + deed.len(), |customer| {
        at + deed.len() + behind.find(customer).unwrap_or_default() + customer.len()
    });
    clause.get(begin..end)
}

/// Something goes on for the customer.
fn followed<'t>(clause: &'t str, (at, deed): Found<'_>) -> Option<&'t str> {
    let (before, behind) = (clause.get(..at)?, clause.get(at + deed.len()..)?);
    let shop = || {
        let shop = last_of(before, &SHOP)?;
        LATER
            .iter()
            .any(|words| before.get(shop..).is_some_and(|rest| rest.contains(words)))
            .then_some(shop)
    };
    let begin = for_customer(before).or_else(shop)?;
    is_shops(before, behind).then(|| clause.get(begin..at + deed.len())).flatten()
}

/// Something is done for the customer, and not now.
fn put_off<'t>(clause: &'t str, (at, time): Found<'_>) -> Option<&'t str> {
    let (before, behind) = (clause.get(..at)?, clause.get(at + time.len()..)?);
    let given = for_customer(behind).map(|begin| at + time.len() + begin);
    let shop = SHOP.iter().any(|shop| before.contains(shop) || behind.starts_with(shop));
    if given.is_none() && !shop || !is_shops(clause.get(..given.unwrap_or(at))?, "") {
        return None;
    }
    clause.get(at..).map(|rest| first(rest, 12)).filter(|_| !before.ends_with("请"))
}

/// Something is done for the customer when something else has come about.
fn done_then<'t>(clause: &'t str, (at, then): Found<'_>) -> Option<&'t str> {
    let (before, behind) = (clause.get(..at)?, clause.get(at + then.len()..)?);
    let begin = for_customer(first(behind, 6))?;
    let (skipped, given) = (behind.get(..begin)?, behind.get(begin..)?);
    let sorry = SORRY.iter().any(|words| given.contains(words));
    let now = before.ends_with(['这', '才', '为', '不', '机']);
    let shop = last_of(skipped, &OTHERS).is_none() && !sorry && !now && is_shops(before, "");
    shop.then(|| clause.get(at..).map(|rest| first(rest, 12)))?
}

/// Whether the shop has yet to do what stands between these.
fn is_shops(before: &str, behind: &str) -> bool {
    let shop = last_of(before, &SHOP);
    let none_since = |words: &[&str], whose: Option<usize>| {
        last_of(before, words).is_none_or(|at| whose.is_some_and(|whose| whose > at))
    };
    let denied = last_of(before, &NOT).is_some();
    let done =
        last_of(before, &DONE).is_some() || behind.starts_with('了') || behind.starts_with('过');
    none_since(&OTHERS, shop)
        && none_since(&ASKS, shop.max(for_customer(before)))
        && !denied
        && !done
}

/// Where the last 给您, 帮您 and the like begins.
fn for_customer(text: &str) -> Option<usize> {
    let pairs = FOR.iter().flat_map(|given| CUSTOMER.iter().map(move |customer| (given, customer)));
    pairs
        .filter_map(|(given, customer)| {
            let found = text.match_indices(given).filter(|(at, given)| {
                text.get(at + given.len()..).is_some_and(|rest| rest.starts_with(customer))
            });
            found.map(|(at, _)| at).last()
        })
        .max()
}

fn last_of(text: &str, all: &[&str]) -> Option<usize> {
    all.iter().filter_map(|words| text.rfind(words)).max()
}

fn first(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// Who promises, in English.
const WE: [&str; 8] =
    ["we", "i", "team", "colleague", "someone", "staff", "agent", "{persona.name}"];

/// By what they promise.
const WILL: [&str; 5] = ["'ll ", "’ll ", " will ", " are going to ", " is going to "];

/// What may stand between.
const SURELY: [&str; 8] =
    ["also ", "then ", "soon ", "definitely ", "always ", "personally ", "be sure to ", "then "];

/// What is promised.
const DEEDS: [&str; 26] = [
    "let you know",
    "notify you",
    "inform you",
    "remind you",
    "call you",
    "contact you",
    "email you",
    "text you",
    "message you",
    "write to you",
    "get back to you",
    "reach out",
    "follow up",
    "keep an eye",
    "keep you",
    "update you",
    "chase",
    "look into",
    "be in touch",
    "get in touch",
    "ring you",
    "monitor",
    "prioriti",
    "reply to you",
    "check back",
    "call back",
];

fn english(clause: &str) -> Option<&str> {
    let low = clause.to_ascii_lowercase();
    WILL.iter().flat_map(|will| low.match_indices(will)).find_map(|(at, will)| {
        let before = low.get(..at)?;
        let who = WE.iter().find(|who| {
            before.strip_suffix(**who).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        })?;
        let mut rest = low.get(at + will.len()..)?;
        while let Some(behind) = SURELY.iter().find_map(|words| rest.strip_prefix(words)) {
            rest = behind;
        }
        let deed = DEEDS.iter().find(|deed| rest.starts_with(**deed))?;
        clause.get(at - who.len()..low.len() - rest.len() + deed.len())
    })
}
