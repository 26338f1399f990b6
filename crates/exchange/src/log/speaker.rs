//! Who said something.

use kaopu_model::fold;

/// Who said something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LogSpeaker {
    /// The customer; also where nobody says who it was.
    #[default]
    Customer,
    /// Somebody of the shop, or its bot.
    Agent,
    /// The platform.
    System,
}

const CUSTOMER: [&str; 14] = [
    "0",
    "customer",
    "user",
    "buyer",
    "client",
    "visitor",
    "guest",
    "顾客",
    "客户",
    "买家",
    "用户",
    "访客",
    "消费者",
    "false",
];

const AGENT: [&str; 15] = [
    "1",
    "agent",
    "seller",
    "staff",
    "assistant",
    "bot",
    "waiter",
    "客服",
    "人工客服",
    "商家",
    "卖家",
    "店小二",
    "机器人",
    "true",
    "员工",
];

const SYSTEM: [&str; 5] = ["2", "system", "系统", "系统消息", "通知"];

/// What names of accounts of shops have in them: 小满旗舰店:小美.
const SHOPS: [&str; 7] = ["旗舰店", "专营店", "专卖店", "客服", "官方", ":", "："];

impl LogSpeaker {
    /// Who a word of a log means, if it is one that logs have.
    pub(super) fn parse(said: &str) -> Option<Self> {
        let folded = fold(said);
        let is = |words: &[&str]| words.iter().any(|word| fold(word) == folded);
        [(Self::Customer, &CUSTOMER[..]), (Self::Agent, &AGENT[..]), (Self::System, &SYSTEM[..])]
            .into_iter()
            .find(|(_, words)| is(words))
            .map(|(speaker, _)| speaker)
    }

    /// The same for the name of an account: a shop's own has the shop in it.
    pub(super) fn of(said: &str) -> Self {
        Self::parse(said).unwrap_or_else(|| {
            let of_shop = SHOPS.iter().any(|word| said.contains(word));
            if of_shop { Self::Agent } else { Self::Customer }
        })
    }
}
