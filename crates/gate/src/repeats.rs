//! What a customer has to say twice.

use std::collections::BTreeSet;

use kaopu_engine::{Action, Decision, PlayedDialogue, Turn, messages};
use kaopu_model::{Context, Dialogue, Localized, RecordField};

use crate::finding::in_dialogue;
use crate::row::Cause;

/// Where the bot asks for what the shop or the customer has told before, and what whoever takes over
/// would have to ask for again.
pub(crate) fn repeated(dialogue: &Dialogue, played: &PlayedDialogue) -> Vec<Cause> {
    let mut known: BTreeSet<RecordField> = BTreeSet::new();
    let mut causes = Vec::new();
    let title = &dialogue.title;
    for ((at, message), played) in (0..).zip(messages(dialogue)).zip(&played.turns) {
        let turn = &played.turn;
        known.extend(of_shop(&message.context));
        known.extend(of_message(turn));
        let mut say = |zh: &str, en: &str| {
            let number = at + 1;
            let what = Localized::new(
                format!("「{title}」第 {number} 句：{zh}"),
                format!("\"{title}\", message {number}: {en}"),
            );
            causes.push(in_dialogue(&dialogue.file, Some(at), what));
        };
        for field in asked(turn).into_iter().filter(|field| known.contains(field)) {
            let (zh, en) = named(field);
            say(
                &format!("顾客说过{zh}，机器人又问"),
                &format!("the bot asks for the {en}, which the customer has told"),
            );
        }
        if let Some(record) = &turn.record {
            for value in &record.repeats {
                say(
                    &format!("病历本里没有“{value}”，顾客得再说一遍"),
                    &format!("the case record lacks \"{value}\""),
                );
            }
        }
        // What was asked in this message is known from the next one on.
        if turn.entry.is_some() && turn.action != Action::SmallTalk {
            known.insert(RecordField::Issue);
        }
    }
    causes
}

/// What the shop's system tells.
fn of_shop(context: &Context) -> impl Iterator<Item = RecordField> {
    let order = context.order.as_ref();
    let number = order.is_some_and(|order| !order.id.is_empty());
    let tracking = order.is_some_and(|order| order.tracking.is_some());
    let product = context.product.is_some();
    given([
        (number, RecordField::Order),
        (tracking, RecordField::Tracking),
        (product, RecordField::Product),
    ])
}

/// What the customer tells in this message.
fn of_message(turn: &Turn) -> impl Iterator<Item = RecordField> {
    let found = &turn.trace.extracted;
    given([
        (found.order.is_some(), RecordField::Order),
        (found.tracking.is_some(), RecordField::Tracking),
        (found.phone.is_some(), RecordField::Phone),
    ])
    .chain(found.product.is_some().then_some(RecordField::Product))
}

fn given<const N: usize>(told: [(bool, RecordField); N]) -> impl Iterator<Item = RecordField> {
    told.into_iter().filter_map(|(told, field)| told.then_some(field))
}

/// What the bot asks for.
fn asked(turn: &Turn) -> Vec<RecordField> {
    match (turn.action, &turn.trace.decision) {
        (Action::AskOrder, _) => vec![RecordField::Order],
        (Action::AskProduct, _) => vec![RecordField::Product],
        (Action::AskFirst, Decision::AskFirst { fields, .. }) => fields.clone(),
        _ => Vec::new(),
    }
}

fn named(field: RecordField) -> (&'static str, &'static str) {
    match field {
        RecordField::Order => ("订单号", "order number"),
        RecordField::Tracking => ("物流单号", "tracking number"),
        RecordField::Product => ("商品", "product"),
        RecordField::Phone => ("电话", "phone number"),
        RecordField::Customer => ("称呼", "name"),
        RecordField::Issue => ("是什么事", "matter"),
        RecordField::Mood | RecordField::Queue => ("这件事", "matter"),
    }
}
