//! A bot's log, or any list of customers' messages: a message a line, or a JSON object a line.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use kaopu_durable::open_regular;
use kaopu_engine::Message;
use serde::Deserialize;
use serde_json::Value;

use crate::error::{ApiError, ApiResult};

/// The largest file that is read, and the most messages.
const MOST_BYTES: u64 = 64 << 20;
const MOST_MESSAGES: usize = 200_000;

/// Who a line is from, where it says so and it is the customer.
const CUSTOMER: [&str; 5] = ["customer", "user", "visitor", "顾客", "客户"];

/// A line of JSON; fields that are not known are left alone.
#[derive(Deserialize)]
struct Line {
    #[serde(alias = "message", alias = "content", alias = "query")]
    text: String,
    #[serde(default, alias = "session_id", alias = "conversation")]
    session: Option<Value>,
    #[serde(default, alias = "from", alias = "sender")]
    role: Option<String>,
}

/// The conversations of a file: each line a message that begins one, or, as JSON, with a `session`
/// that it belongs to. What others than the customer said is left out.
///
/// # Errors
/// `io` if it can't be read, `too-large`, and `bad-input` if it is no text, has no message, or a line
/// that looks like JSON is none.
pub fn read_log(file: &Path) -> ApiResult<Vec<Vec<Message>>> {
    let mut bytes = Vec::new();
    let opened = open_regular(file).map_err(ApiError::from)?;
    opened
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ApiError::unreadable(file, &error))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(file));
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        unusable(file, "文件不是 UTF-8", "the file is not UTF-8")
            .hint("用记事本或 WPS 另存为 UTF-8 再试。", "Save it as UTF-8 and try again.")
    })?;
    let conversations = conversations(&text).map_err(|line| {
        unusable(file, &format!("第 {line} 行读不懂"), &format!("line {line} cannot be read")).hint(
            "每行一条消息，或每行一个 JSON：{\"session\": \"…\", \"text\": \"…\"}。",
            "One message a line, or one JSON object: {\"session\": \"…\", \"text\": \"…\"}.",
        )
    })?;
    match conversations.iter().map(Vec::len).sum::<usize>() {
        0 => Err(unusable(file, "文件里没有顾客的消息", "there is no customer's message in it")),
        many if many > MOST_MESSAGES => Err(too_large(file)),
        _ => Ok(conversations),
    }
}

/// In the order in which they begin; or the number of the line that cannot be read.
fn conversations(text: &str) -> Result<Vec<Vec<Message>>, usize> {
    let mut all: Vec<Vec<Message>> = Vec::new();
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let lines = text.strip_prefix('\u{feff}').unwrap_or(text).lines().map(str::trim);
    for (number, line) in (1_usize..).zip(lines).filter(|(_, line)| !line.is_empty()) {
        let (text, session) = match line.starts_with('{') {
            false => (line.to_owned(), None),
            true => match of_customer(line).map_err(|_| number)? {
                Some(line) => line,
                None => continue,
            },
        };
        if text.trim().is_empty() {
            continue;
        }
        let message = Message::new(text);
        let known = session.as_ref().and_then(|session| open.get(session));
        match known.and_then(|at| all.get_mut(*at)) {
            Some(conversation) => conversation.push(message),
            None => {
                if let Some(session) = session {
                    open.insert(session, all.len());
                }
                all.push(vec![message]);
            }
        }
    }
    Ok(all)
}

/// What a customer said and in which session; `None` if somebody else said it.
fn of_customer(line: &str) -> serde_json::Result<Option<(String, Option<String>)>> {
    let Line { text, session, role } = serde_json::from_str(line)?;
    let is_customers =
        role.is_none_or(|role| CUSTOMER.contains(&role.trim().to_lowercase().as_str()));
    let session = session.filter(|session| !session.is_null()).map(|session| session.to_string());
    Ok(is_customers.then_some((text, session)))
}

fn too_large(file: &Path) -> ApiError {
    let shown = file.display();
    ApiError::new(
        "too-large",
        format!("{shown} 太大：最多 64 MB、{MOST_MESSAGES} 条消息"),
        format!("{shown} is too large: at most 64 MB and {MOST_MESSAGES} messages"),
    )
    .hint("取最近一段时间的记录。", "Take what was said lately.")
}

fn unusable(file: &Path, zh: &str, en: &str) -> ApiError {
    let shown = file.display();
    ApiError::new("bad-input", format!("{shown}：{zh}"), format!("{shown}: {en}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(log: &str) -> Vec<Vec<String>> {
        let all = conversations(log).unwrap();
        all.into_iter().map(|one| one.into_iter().map(|message| message.text).collect()).collect()
    }

    #[test]
    fn a_line_is_a_message_and_a_session_brings_messages_together() {
        assert_eq!(texts("\u{feff}在吗\r\n\n 几时发货 \n"), [["在吗"], ["几时发货"]]);
        let log = r#"{"session": "a", "text": "在吗"}
            {"session": 7, "text": "退货"}
            {"session": "a", "role": "bot", "text": "在的"}
            {"session": "a", "role": "Customer", "content": "几时发货", "at": 5}
            {"text": "没有会话"}
            {"text": "没有会话"}"#;
        let log = log.lines().map(str::trim).collect::<Vec<_>>().join("\n");
        let [a, b, c, d] = texts(&log).try_into().unwrap();
        assert_eq!(a, ["在吗", "几时发货"]);
        assert_eq!((b, c, d.len()), (vec!["退货".to_owned()], vec!["没有会话".to_owned()], 1));
    }

    #[test]
    fn a_line_of_the_bot_s_own_log_is_read() {
        // As docs/http-api.md shows it.
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/http-api.md");
        let document = std::fs::read_to_string(path).unwrap();
        let line =
            document.lines().find(|line| line.starts_with("{\"version\": 1, \"at\"")).unwrap();
        assert_eq!(texts(line), [["我的电话***，几时发货"]]);
    }

    #[test]
    fn a_broken_line_is_told_by_its_number() {
        for broken in ["{\"text\": ", "{\"said\": \"x\"}", "{\"text\": 5}"] {
            assert_eq!(conversations(&format!("在吗\n\n{broken}")), Err(3), "{broken}");
        }
    }
}
