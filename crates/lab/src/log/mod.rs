//! What a log asks: its customers' questions, without personal data and without what asks nothing.

mod boilerplate;

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use kaopu_engine::{is_small_talk, masked, questions};
use kaopu_exchange::{ChatLog, LogMessage, LogSpeaker};
use serde::{Deserialize, Serialize};

use boilerplate::{letters, without_boilerplate, without_placeholders};

/// Letters of the shortest question.
const SHORTEST: usize = 2;

/// A question of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The line of the file.
    pub line: u32,
    /// What is asked, masked.
    pub text: String,
    /// Its conversation, by its number in the log.
    pub session: usize,
    /// When.
    pub at: Option<DateTime>,
    /// The product that was looked at, masked.
    pub product: Option<String>,
}

/// How many messages of a log are what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogCounts {
    /// All messages.
    pub messages: usize,
    /// Conversations.
    pub sessions: usize,
    /// Said by agents, bots, the platform.
    pub of_others: usize,
    /// Cards of orders, links, pictures, and what has no words.
    pub boilerplate: usize,
    /// Greetings, thanks, goodbyes.
    pub small_talk: usize,
    /// Messages that ask.
    pub asking: usize,
    /// What they ask: a message may ask two things.
    pub questions: usize,
    /// Messages in which something personal was masked.
    pub masked: usize,
}

/// Characters of the longest number of a product: a phone number has more.
const PRODUCT_DIGITS: usize = 10;

/// A product as it may be told: its number, or its name, masked.
fn named(product: &str, known: &[&str]) -> Option<String> {
    let is_number = product.bytes().all(|b| b.is_ascii_digit());
    match is_number && product.len() <= PRODUCT_DIGITS {
        true => (product != "0").then(|| product.to_owned()),
        false => Some(masked(product, known)),
    }
}

/// The questions of a log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionLog {
    /// In the order of the file.
    pub questions: Vec<Asked>,
    /// For each conversation whether it ended at a human.
    pub ended_at_human: Vec<bool>,
    /// What else there was.
    pub counts: LogCounts,
}

impl QuestionLog {
    /// Reads the questions out of a log. From here on nothing knows what was personal in it.
    #[must_use]
    pub fn of(log: &ChatLog) -> Self {
        let mut found = Self::default();
        found.counts.messages = log.messages.len();
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        for message in &log.messages {
            let session = match numbers.get(message.session.as_str()) {
                Some(number) if !message.session.is_empty() => *number,
                _ => {
                    found.ended_at_human.push(false);
                    let number = found.ended_at_human.len() - 1;
                    numbers.insert(&message.session, number);
                    number
                }
            };
            if let Some(ended) = found.ended_at_human.get_mut(session) {
                *ended |= message.transferred;
            }
            found.add(message, session);
        }
        found.counts.sessions = found.ended_at_human.len();
        found.counts.questions = found.questions.len();
        found
    }

    fn add(&mut self, message: &LogMessage, session: usize) {
        if message.from != LogSpeaker::Customer {
            self.counts.of_others += 1;
            return;
        }
        let known: Vec<&str> = message.order.iter().map(String::as_str).collect();
        let text = masked(&message.text, &known);
        self.counts.masked += usize::from(text != message.text);
        let text = without_boilerplate(&text);
        let words = without_placeholders(&text);
        if letters(&words) < SHORTEST {
            self.counts.boilerplate += 1;
        } else if is_small_talk(&words) {
            self.counts.small_talk += 1;
        } else {
            self.counts.asking += 1;
            let product = message.product.as_deref().and_then(|product| named(product, &known));
            for text in questions(&text) {
                let (at, product) = (message.at, product.clone());
                self.questions.push(Asked { line: message.line, text, session, at, product });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_told_apart_from_the_rest() {
        let say = |line, session: &str, from, text: &str| LogMessage {
            line,
            session: session.to_owned(),
            from,
            text: text.to_owned(),
            ..LogMessage::default()
        };
        use LogSpeaker::{Agent, Customer, System};
        let log = ChatLog {
            messages: vec![
                say(1, "a", Customer, "你好"),
                say(2, "a", Agent, "有什么可以帮您"),
                say(3, "a", Customer, "[订单编号:[订单x]，订单金额:[金额x]]"),
                say(4, "a", Customer, "什么时候发货？还有运费多少"),
                say(5, "b", System, "会话开始"),
                say(6, "b", Customer, "电话13800138000，怎么还没到"),
                say(7, "b", Customer, "https://shop.example/1 这个有货吗"),
                LogMessage { transferred: true, ..say(8, "b", Customer, "[图片]") },
                say(9, "", Customer, "退货"),
                say(10, "", Customer, "退货"),
            ],
            ..ChatLog::default()
        };
        let read = QuestionLog::of(&log);
        let asked: Vec<_> = read.questions.iter().map(|one| (one.line, &*one.text)).collect();
        let expected = [
            (4, "什么时候发货？"),
            (4, "还有运费多少"),
            (6, "电话***，怎么还没到"),
            (7, "这个有货吗"),
            (9, "退货"),
            (10, "退货"),
        ];
        assert_eq!(asked, expected);
        assert_eq!(read.ended_at_human, [false, true, false, false]);
        let counts = read.counts;
        assert_eq!((counts.of_others, counts.boilerplate, counts.small_talk), (2, 2, 1));
        assert_eq!((counts.asking, counts.questions, counts.masked), (5, 6, 1));
    }
}
