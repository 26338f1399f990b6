//! What was not as expected, in words that an operator knows.

use kaopu_model::{Expectation, FaqId, KnowledgeBase, Localized, RecordField};
use serde::{Deserialize, Serialize};

use super::expected::filled_in;
use crate::{Action, CaseRecord, Turn};

/// An expectation that was not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ExpectationFailure {
    /// The expectation's key: `action`, `entry`, `entries`, `contains`, `lacks`, `options`,
    /// `queue`, `notice`, `rule`, `record.order`, ...
    pub field: String,
    /// What was expected, facts filled in.
    pub expected: String,
    /// What came.
    pub actual: String,
    /// The same as a sentence.
    pub message: Localized,
}

/// The expectations that a turn does not meet.
pub(super) fn failures(
    kb: &KnowledgeBase,
    expect: &Expectation,
    turn: &Turn,
) -> Vec<ExpectationFailure> {
    let words = Words { kb };
    let mut failures = Vec::new();
    if !expect.entries.is_empty() && expect.entries != turn.entries {
        let joined =
            |entries: &[FaqId]| entries.iter().map(|entry| &**entry).collect::<Vec<_>>().join(", ");
        let (wanted, came) = (joined(&expect.entries), joined(&turn.entries));
        failures.push(words.failure("entries", &wanted, &came));
    }
    let mut same = |field: &str, expected: Option<&str>, actual: Option<&str>| {
        if let Some(expected) = expected.filter(|expected| Some(*expected) != actual) {
            failures.push(words.failure(field, expected, actual.unwrap_or("")));
        }
    };
    same("action", expect.action.as_deref(), Some(turn.action.code()));
    same("entry", expect.entry.as_deref(), turn.entry.as_deref());
    same("queue", expect.queue.as_deref(), turn.record.as_ref().map(|record| &*record.queue));
    let told = || turn.notices.iter().map(|notice| &*notice.queue);
    let noticed = told().find(|queue| Some(*queue) == expect.notice.as_deref());
    same("notice", expect.notice.as_deref(), noticed.or_else(|| told().next()));
    same("care", expect.care.as_deref(), turn.trace.care.as_deref());
    same("rule", expect.rule.as_deref(), turn.rule.as_ref().map(|rule| &*rule.id));
    let said = turn.in_words();
    let texts =
        |list: &[String]| -> Vec<String> { list.iter().map(|text| filled_in(kb, text)).collect() };
    for text in texts(&expect.contains).iter().filter(|text| !said.contains(text.as_str())) {
        failures.push(words.failure("contains", text, &said));
    }
    // A hole that must not be printed is written as it would be printed.
    for text in expect.lacks.iter().filter(|text| said.contains(text.as_str())) {
        failures.push(words.failure("lacks", text, &said));
    }
    let offered: Vec<&str> = turn.options.iter().map(|option| option.id.as_str()).collect();
    for entry in expect.options.iter().filter(|entry| !offered.contains(&&***entry)) {
        failures.push(words.failure("options", entry, &offered.join(", ")));
    }
    for (field, text) in &expect.record {
        let record = turn.record.as_ref().or_else(|| turn.notices.first());
        let value = record.map(|record| recorded(record, *field)).unwrap_or_default();
        let wanted = filled_in(kb, text);
        if !value.contains(&wanted) {
            failures.push(words.failure(&format!("record.{}", field.code()), &wanted, &value));
        }
    }
    failures
}

/// A field of the case record as text; for mood and queue both spellings count.
fn recorded(record: &CaseRecord, field: RecordField) -> String {
    match field {
        RecordField::Customer => record.customer.clone().unwrap_or_default(),
        RecordField::Phone => record.phone.clone().unwrap_or_default(),
        RecordField::Order => record.order.clone().unwrap_or_default(),
        RecordField::Tracking => record.tracking.clone().unwrap_or_default(),
        RecordField::Product => record.product.clone().unwrap_or_default(),
        RecordField::Issue => record.issue.summary.clone(),
        RecordField::Mood => format!("{} {}", record.mood.now.code(), record.mood.now.zh()),
        RecordField::Queue => format!("{} {}", record.queue, record.queue_name),
    }
}

/// Sentences that call things by the names that they have in this knowledge base.
struct Words<'k> {
    kb: &'k KnowledgeBase,
}

impl Words<'_> {
    fn failure(&self, field: &str, expected: &str, actual: &str) -> ExpectationFailure {
        ExpectationFailure {
            field: field.to_owned(),
            expected: expected.to_owned(),
            actual: actual.to_owned(),
            message: self.message(field, expected, actual),
        }
    }

    fn message(&self, field: &str, expected: &str, actual: &str) -> Localized {
        match field {
            "contains" => Localized::new(
                format!("回复里应该有“{expected}”"),
                format!("the reply should contain \"{expected}\""),
            ),
            "lacks" => Localized::new(
                format!("回复里不该有“{expected}”"),
                format!("the reply should not contain \"{expected}\""),
            ),
            "action" => {
                let (wanted, came) = (action(expected), action(actual));
                Localized::new(
                    format!("应该{}，实际{}", wanted.0, came.0),
                    format!("it should {}, but it {}", wanted.1, came.2),
                )
            }
            "options" => {
                let (wanted, came) = (self.entries(expected), self.entries(actual));
                Localized::new(
                    format!("反问的选项里应该有{}，实际是{}", wanted.zh, came.zh),
                    format!("the options should include {}, they are {}", wanted.en, came.en),
                )
            }
            "entry" | "entries" => {
                let (wanted, came) = (self.entries(expected), self.entries(actual));
                Localized::new(
                    format!("应该答{}，实际是{}", wanted.zh, came.zh),
                    format!("it should answer {}, not {}", wanted.en, came.en),
                )
            }
            _ => {
                let (zh, en) = thing(field);
                let (wanted, came) = (self.named(field, expected), self.named(field, actual));
                Localized::new(
                    format!(
                        "{zh}应该是「{wanted}」，实际{}",
                        or_nothing(&came, "是「", "」", "没有")
                    ),
                    format!(
                        "the {en} should be \"{wanted}\", {}",
                        or_nothing(&came, "it is \"", "\"", "there is none")
                    ),
                )
            }
        }
    }

    /// Entries by their standard questions.
    fn entries(&self, ids: &str) -> Localized {
        let question = |id: &str| match self.kb.faq(&FaqId::from(id)) {
            Some(faq) => faq.question.clone(),
            None => id.to_owned(),
        };
        let questions: Vec<String> =
            ids.split(", ").filter(|id| !id.is_empty()).map(question).collect();
        if questions.is_empty() {
            return Localized::new("没有", "none");
        }
        Localized::new(
            format!("「{}」", questions.join("」「")),
            format!("\"{}\"", questions.join("\", \"")),
        )
    }

    /// A queue or a rule by its name.
    fn named(&self, field: &str, id: &str) -> String {
        let escalation = &self.kb.escalation;
        let name = match field {
            "queue" | "notice" => {
                escalation.queues.iter().find(|queue| &*queue.id == id).map(|one| &one.name)
            }
            "rule" => escalation.rules.iter().find(|rule| &*rule.id == id).map(|one| &one.title),
            _ => None,
        };
        name.filter(|name| !name.is_empty()).cloned().unwrap_or_else(|| id.to_owned())
    }
}

fn or_nothing(text: &str, before: &str, behind: &str, nothing: &str) -> String {
    if text.is_empty() { nothing.to_owned() } else { format!("{before}{text}{behind}") }
}

/// What a field is called.
fn thing(field: &str) -> (&str, &str) {
    match field {
        "queue" => ("转到的队列", "queue"),
        "notice" => ("同时告诉的队列", "queue that is told"),
        "rule" => ("触发的规则", "rule"),
        "care" => ("说的关怀", "care moment"),
        "record.customer" => ("病历本里的顾客", "case record's customer"),
        "record.phone" => ("病历本里的电话", "case record's phone number"),
        "record.order" => ("病历本里的订单号", "case record's order"),
        "record.tracking" => ("病历本里的物流单号", "case record's tracking number"),
        "record.product" => ("病历本里的商品", "case record's product"),
        "record.issue" => ("病历本里的问题", "case record's issue"),
        "record.mood" => ("病历本里的心情", "case record's mood"),
        "record.queue" => ("病历本里的队列", "case record's queue"),
        other => (other, other),
    }
}

/// What an action is called: what the bot does, should do, did.
fn action(code: &str) -> (&str, &str, &str) {
    let Some(action) = Action::ALL.into_iter().find(|action| action.code() == code) else {
        return (code, code, code);
    };
    match action {
        Action::Answer => ("直接回答", "answer", "answers"),
        Action::Confirm => {
            ("先说听懂了什么再答", "answer and say what it understood", "says what it understood")
        }
        Action::Clarify => ("反问是哪一问", "ask back", "asks back"),
        Action::AskProduct => ("问是哪件商品", "ask which product", "asks which product"),
        Action::AskOrder => ("问是哪个订单", "ask which order", "asks which order"),
        Action::SmallTalk => ("寒暄", "make small talk", "makes small talk"),
        Action::Unknown => ("说不知道", "say that it does not know", "says that it does not know"),
        Action::HandOver => ("转人工", "hand over", "hands over"),
        Action::Silent => ("不说话", "be silent", "is silent"),
        Action::AskFirst => {
            ("转人工前先问一句", "ask before it hands over", "asks before it hands over")
        }
        Action::Callback => ("记下来由人工回复", "take it down", "takes it down"),
        Action::Care => ("主动关怀一句", "speak first", "speaks first"),
    }
}
