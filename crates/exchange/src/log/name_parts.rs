//! What a column holds, by the parts of its name: programs put the same few words together in ever
//! new ways (`sender_nick`, `MsgTimeStamp`, 客服账号, 发言身分).

use kaopu_model::fold;

use super::role::LogRole;
use super::speaker::LogSpeaker;

/// The most characters of a name in Chinese; a sentence is none.
const LONGEST: usize = 10;

/// What is said in both directions.
const WORDS: [&str; 8] = ["text", "content", "message", "msg", "body", "txt", "transcript", "html"];
/// What only a customer says, or only whoever answers.
const ASKED: [&str; 8] =
    ["query", "question", "input", "inputs", "utterance", "prompt", "ask", "asked"];
const ANSWERED: [&str; 7] =
    ["answer", "reply", "response", "output", "outputs", "answered", "replied"];
const TIMES: [&str; 8] = ["time", "date", "at", "ts", "timestamp", "datetime", "stamp", "clock"];
const SPEAKS: [&str; 7] = ["from", "sender", "author", "speaker", "sent", "who", "side"];
const HEARS: [&str; 4] = ["to", "receiver", "recipient", "receive"];
const PERSON: [&str; 12] = [
    "id", "name", "nick", "nickname", "account", "type", "role", "user", "email", "kind", "by",
    "uid",
];
const TALKS: [&str; 9] =
    ["session", "conversation", "conv", "chat", "dialog", "dialogue", "thread", "ticket", "room"];
const NUMBERS: [&str; 7] = ["id", "no", "number", "uuid", "key", "code", "num"];
const GOODS: [&str; 5] = ["product", "goods", "item", "sku", "spu"];
const CUSTOMERS: [&str; 10] = [
    "customer",
    "buyer",
    "visitor",
    "requester",
    "client",
    "contact",
    "guest",
    "member",
    "consumer",
    "asker",
];
const AGENTS: [&str; 12] = [
    "agent", "staff", "assignee", "seller", "waiter", "operator", "kefu", "csr", "service",
    "support", "bot", "robot",
];

const ZH_TIMES: [&str; 3] = ["时间", "时刻", "日期"];
const ZH_PERSON: [&str; 14] = [
    "方", "人", "者", "账号", "帐号", "昵称", "身份", "身分", "类型", "角色", "名称", "姓名", "名",
    "id",
];
const ZH_HEARS: [&str; 4] = ["接收", "收件", "收信", "收方"];
const ZH_SPEAKS: [&str; 8] = ["发送", "发言", "发信", "发件", "说话", "发出", "发消息", "发起"];
/// What has a type that may be who says it; where it is not, no speaker stands in the column.
const ZH_KINDS: [&str; 3] = ["消息", "留言", "记录"];
const ZH_ANSWERED: [&str; 6] = ["回复", "答复", "回答", "应答", "解答", "答案"];
const ZH_WORDS: [&str; 16] = [
    "正文",
    "内容",
    "消息体",
    "消息",
    "讯息",
    "原话",
    "文本",
    "原文",
    "提问",
    "问句",
    "问题",
    "明细",
    "说了什么",
    "聊天记录",
    "对话记录",
    "会话记录",
];
const ZH_TALKS: [&str; 8] = ["会话", "对话", "咨询", "工单", "聊天", "进线", "接待", "通话"];
const ZH_NUMBERS: [&str; 6] = ["id", "号", "编号", "单号", "流水号", "序列号"];
const ZH_CUSTOMERS: [&str; 8] =
    ["顾客", "客户", "买家", "访客", "用户", "会员", "咨询人", "外部联系人"];
const ZH_AGENTS: [&str; 10] =
    ["客服", "坐席", "员工", "商家", "卖家", "店铺", "成员", "导购", "接待人", "接待账号"];
const ZH_NAMES: [&str; 13] = [
    "账号",
    "帐号",
    "昵称",
    "名称",
    "姓名",
    "名",
    "手机",
    "手机号",
    "电话",
    "微信",
    "id",
    "编号",
    "旺旺",
];

/// What a column of this name holds.
pub(super) fn role(name: &str) -> Option<LogRole> {
    if name.is_ascii() { of_words(&words(name)) } else { of_chinese(name) }
}

/// Whose names stand in a column of this name: a row in which one of them speaks tells by it who.
pub(super) fn account(name: &str) -> Option<LogSpeaker> {
    let (is_customer, is_agent) = if name.is_ascii() {
        let words = words(name);
        let last = words.last().map_or("", String::as_str);
        let of = |list: &[&str]| words.iter().any(|word| list.contains(&&**word));
        let is_flag = words.first().is_some_and(|word| word == "is" || word == "from");
        let named = PERSON.contains(&last) || CUSTOMERS.contains(&last) || AGENTS.contains(&last);
        let named = named && !is_flag;
        (named && of(&CUSTOMERS), named && of(&AGENTS))
    } else {
        let name = fold(name);
        let named = |list: &[&str]| {
            let is_one = |begin: &&str| {
                name.strip_prefix(*begin).is_some_and(|end| end.is_empty() || ends(end, &ZH_NAMES))
            };
            list.iter().any(is_one)
        };
        (
            named(&ZH_CUSTOMERS),
            name.contains("客服") && !ends(&name, &ZH_WORDS) || named(&ZH_AGENTS),
        )
    };
    match (is_customer, is_agent) {
        (true, false) => Some(LogSpeaker::Customer),
        (false, true) => Some(LogSpeaker::Agent),
        _ => None,
    }
}

fn of_words(words: &[String]) -> Option<LogRole> {
    let (first, last) = (words.first()?.as_str(), words.last()?.as_str());
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&&**word));
    let ends = |list: &[&str]| list.contains(&last);
    if words.len() > 1 && ends(&TIMES) {
        return Some(LogRole::Time);
    }
    if ends(&ANSWERED) || (ends(&WORDS) && words.len() > 1 && (has(&ANSWERED) || has(&AGENTS))) {
        return Some(LogRole::Reply);
    }
    if ends(&ASKED) || ends(&WORDS) {
        return Some(LogRole::Text);
    }
    if HEARS.contains(&first) && (words.len() == 1 || ends(&PERSON)) {
        return Some(LogRole::To);
    }
    let is_flag = first == "is" && words.len() == 2 && AGENTS.contains(&last);
    let is_flag = is_flag || first == "from" && ends(&["shop", "seller", "agent", "staff", "bot"]);
    if is_flag || SPEAKS.contains(&first) && (words.len() == 1 || ends(&PERSON)) {
        return Some(LogRole::From);
    }
    if has(&TALKS) && (words.len() == 1 || ends(&NUMBERS)) {
        return Some(LogRole::Session);
    }
    if has(&CUSTOMERS) && ends(&PERSON) {
        return Some(LogRole::Session);
    }
    if has(&GOODS) && (words.len() == 1 || ends(&NUMBERS) || ends(&["name", "title"])) {
        return Some(LogRole::Product);
    }
    (has(&["order"]) && ends(&NUMBERS)).then_some(LogRole::Order)
}

fn of_chinese(written: &str) -> Option<LogRole> {
    let name = &*fold(written);
    let begins = |list: &[&str]| list.iter().any(|one| name.starts_with(one));
    let has = |list: &[&str]| list.iter().any(|one| name.contains(one));
    let ends = |list: &[&str]| ends(name, list);
    if name.chars().count() > LONGEST || written.contains(['？', '?', '，', '吗', '呢']) {
        return None;
    }
    if ends(&ZH_TIMES) {
        return Some(LogRole::Time);
    }
    if begins(&ZH_HEARS) && ends(&ZH_PERSON) || has(&ZH_SPEAKS) && ends(&["对象"]) {
        return Some(LogRole::To);
    }
    if has(&ZH_SPEAKS) && ends(&ZH_PERSON)
        || ends(&["方向", "声道", "谁说的"])
        || ends(&["类型"]) && has(&ZH_KINDS)
    {
        return Some(LogRole::From);
    }
    let of_shop = has(&ZH_AGENTS) || has(&["机器人", "人工", "智能"]);
    if ends(&ZH_ANSWERED) || ends(&ZH_WORDS) && (has(&ZH_ANSWERED) || of_shop) {
        return Some(LogRole::Reply);
    }
    if ends(&ZH_WORDS) {
        return Some(LogRole::Text);
    }
    if has(&ZH_TALKS) && ends(&ZH_NUMBERS) {
        return Some(LogRole::Session);
    }
    (account(name) == Some(LogSpeaker::Customer)).then_some(LogRole::Session)
}

fn ends(name: &str, list: &[&str]) -> bool {
    list.iter().any(|one| name.ends_with(one))
}

/// The words of a name in English: at capitals, and at what is no letter.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        let begins = !c.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && small);
        if begins && words.last().is_some_and(|last| !last.is_empty()) {
            words.push(String::new());
        }
        if let Some(last) = words.last_mut().filter(|_| c.is_ascii_alphabetic()) {
            last.push(c.to_ascii_lowercase());
        }
        small = c.is_ascii_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_put_together_of_parts() {
        for (names, expected) in [
            (
                "sender_nick From_Account authorId is_staff from_shop 发言身分 發送者類型",
                Some(LogRole::From),
            ),
            ("receiver_nick To_Account 接收方昵称", Some(LogRole::To)),
            ("message_text user_query msg_body 訊息內容 对话明细 买家提问", Some(LogRole::Text)),
            ("bot_answer agentMessage 人工答复 机器人应答内容 客服消息", Some(LogRole::Reply)),
            ("chatId conv_no 對話編號 咨询单号 客户手机 顾客账号", Some(LogRole::Session)),
            ("MsgTimeStamp sent_at reply_time 建立時間 发出时刻", Some(LogRole::Time)),
            ("goods_name", Some(LogRole::Product)),
            ("orderNo", Some(LogRole::Order)),
            ("message_id msg_type output_tokens latency_ms 满意度 客服工号 技能组 序号", None),
            ("这件衣服的尺码对应的身高体重内容 有没有详细说明内容吗", None),
        ] {
            for name in names.split(' ') {
                assert_eq!(role(name), expected, "{name}");
            }
        }
        let whose = |names: &str| names.split(' ').map(account).collect::<Vec<_>>();
        let (customer, agent) = (Some(LogSpeaker::Customer), Some(LogSpeaker::Agent));
        assert_eq!(whose("顾客账号 requester_id 客户名"), [customer; 3]);
        assert_eq!(whose("客服账号 assignee_id 企业成员 客服工号")[..2], [agent; 2]);
        assert_eq!(whose("满意度 status 客服消息"), [None; 3]);
    }
}
