//! Who said something.

use std::collections::HashMap;
use std::sync::LazyLock;

use kaopu_model::fold;

/// Who said something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogSpeaker {
    /// The customer; also where nobody says who it was.
    #[default]
    Customer,
    /// Somebody of the shop, or its bot.
    Agent,
    /// The platform.
    System,
}

const CUSTOMER: [&str; 36] = [
    "0",
    "customer",
    "user",
    "buyer",
    "client",
    "visitor",
    "guest",
    "contact",
    "end-user",
    "end_user",
    "lead",
    "incoming",
    "inbound",
    "接收",
    "收到",
    "顾客",
    "客户",
    "买家",
    "用户",
    "访客",
    "游客",
    "会员",
    "消费者",
    "咨询者",
    "v",
    "human",
    "fans",
    "外部联系人",
    "客",
    "买",
    "买家问",
    "客户问",
    "顾客问",
    "问",
    "q",
    "false",
];

const AGENT: [&str; 46] = [
    "1",
    "agent",
    "seller",
    "staff",
    "assistant",
    "bot",
    "agent_bot",
    "waiter",
    "admin",
    "operator",
    "outgoing",
    "outbound",
    "发送",
    "发出",
    "support",
    "客服",
    "人工客服",
    "智能客服",
    "商家",
    "卖家",
    "店小二",
    "小二",
    "店家",
    "店长",
    "店主",
    "掌柜",
    "机器人",
    "智能助手",
    "坐席",
    "售前",
    "售后",
    "人工",
    "接待",
    "员工",
    "商户",
    "我",
    "卖",
    "kf",
    "ai",
    "worker",
    "卖家答",
    "客服答",
    "商家答",
    "答",
    "a",
    "true",
];

const SYSTEM: [&str; 10] =
    ["s", "2", "system", "activity", "系统", "系统消息", "系统提示", "系统通知", "通知", "提示"];

/// What names of accounts of shops have in them: 小满旗舰店:小美.
const SHOPS: [&str; 11] = [
    "我方",
    "旗舰店",
    "专营店",
    "专卖店",
    "企业店",
    "自营",
    "客服",
    "kefu",
    "官方",
    "客户经理",
    "客户服务",
];

/// What names of customers begin with: 访客8812.
const CUSTOMERS: [&str; 11] = [
    "客人", "访客", "游客", "顾客", "客户", "买家", "用户", "visitor", "guest", "customer", "buyer",
];

/// Words that names of accounts are put together of: shop_service_01, user_100382.
const OF_SHOPS: [&str; 12] = [
    "shop", "service", "support", "agent", "staff", "seller", "kefu", "kf", "cs", "bot", "robot",
    "store",
];
const OF_CUSTOMERS: [&str; 6] = ["user", "customer", "buyer", "visitor", "guest", "client"];

/// Whose an account is, if a part of it tells; a name of a person has no such parts.
fn of_account(lower: &str) -> Option<LogSpeaker> {
    let is_account = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    let own = lower.split('@').next().unwrap_or_default();
    let is_one =
        own.chars().all(is_account) && own.contains(|c: char| c.is_ascii_digit() || c == '_');
    let has = |words: &[&str]| {
        own.split(|c: char| !c.is_ascii_alphabetic()).any(|part| words.contains(&part))
    };
    // customer_service is no customer.
    if is_one && has(&OF_SHOPS) {
        return Some(LogSpeaker::Agent);
    }
    (is_one && has(&OF_CUSTOMERS)).then_some(LogSpeaker::Customer)
}

/// Words, folded: each message of a log has one.
static WORDS: LazyLock<HashMap<String, LogSpeaker>> = LazyLock::new(|| {
    let of = |speaker, words: &'static [&'static str]| {
        words.iter().map(move |word| (fold(word), speaker))
    };
    of(LogSpeaker::Customer, &CUSTOMER)
        .chain(of(LogSpeaker::Agent, &AGENT))
        .chain(of(LogSpeaker::System, &SYSTEM))
        .collect()
});

impl LogSpeaker {
    /// Who a word of a log means, if it is one that logs have.
    pub(super) fn parse(said: &str) -> Option<Self> {
        WORDS.get(&fold(said)).copied()
    }

    /// A word that means this one.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Agent => "agent",
            Self::System => "system",
        }
    }

    /// The same for the name of an account, if it tells: a shop's own has the shop in it.
    pub(super) fn known(said: &str) -> Option<Self> {
        Self::parse(said).or_else(|| {
            let lower = said.to_lowercase();
            if let Some(speaker) = of_account(&lower) {
                return Some(speaker);
            }
            if said.starts_with("系统") {
                return Some(Self::System);
            }
            if ["卖家", "商家", "店铺", "坐席"].iter().any(|word| said.starts_with(word)) {
                return Some(Self::Agent);
            }
            if SHOPS.iter().any(|word| said.contains(word)) {
                return Some(Self::Agent);
            }
            CUSTOMERS.iter().any(|word| lower.starts_with(word)).then_some(Self::Customer)
        })
    }
}
