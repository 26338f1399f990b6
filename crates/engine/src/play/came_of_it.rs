//! What a turn did, as what a test dialogue expects of it from now on.

use std::collections::BTreeMap;

use kaopu_model::{Expectation, RecordField};

use crate::turn::{Action, CaseRecord, Turn};

/// What a turn did, as an expectation: what decides for the customer, not the exact words, which
/// may be reworded.
#[must_use]
pub fn expectation(turn: &Turn) -> Expectation {
    Expectation {
        action: Some(turn.action.code().to_owned()),
        entry: turn.entry.clone(),
        entries: if turn.entries.len() > 1 { turn.entries.clone() } else { Vec::new() },
        options: match turn.action {
            Action::Clarify | Action::Confirm => {
                turn.options.iter().map(|option| option.id.as_str().into()).collect()
            }
            _ => Vec::new(),
        },
        queue: turn.record.as_ref().map(|record| record.queue.clone()),
        notice: turn.notices.first().map(|notice| notice.queue.clone()),
        rule: turn.rule.as_ref().map(|rule| rule.id.clone()),
        care: turn.trace.care.clone(),
        record: turn.record.as_ref().map(recorded).unwrap_or_default(),
        ..Expectation::default()
    }
}

/// What the human must be told.
fn recorded(record: &CaseRecord) -> BTreeMap<RecordField, String> {
    // What an entry is called may be reworded; that it is the one stands in the turn itself.
    let issue = record.issue.entry.is_none().then(|| record.issue.summary.clone());
    let fields = [
        (RecordField::Customer, record.customer.clone()),
        (RecordField::Phone, record.phone.clone()),
        (RecordField::Order, record.order.clone()),
        (RecordField::Tracking, record.tracking.clone()),
        (RecordField::Product, record.product.clone()),
        (RecordField::Issue, issue),
        (RecordField::Mood, Some(record.mood.now.code().to_owned())),
    ];
    fields
        .into_iter()
        .filter_map(|(field, text)| Some((field, text.filter(|text| !text.is_empty())?)))
        .collect()
}
