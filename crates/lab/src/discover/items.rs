//! What is asked in the same words is one thing, asked several times.

use std::collections::BTreeMap;

use kaopu_model::fold;

use crate::log::QuestionLog;

/// Something that is asked in one wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// As it was asked first.
    pub text: String,
    /// Its numbers among the questions, in their order.
    pub asked: Vec<usize>,
}

/// What is asked, in the order in which it was asked first.
pub(super) fn items(log: &QuestionLog) -> Vec<Item> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut items: Vec<Item> = Vec::new();
    for (number, question) in log.questions.iter().enumerate() {
        let at = *numbers.entry(fold(&question.text)).or_insert(items.len());
        match items.get_mut(at) {
            Some(item) => item.asked.push(number),
            None => items.push(Item { text: question.text.clone(), asked: vec![number] }),
        }
    }
    items
}
