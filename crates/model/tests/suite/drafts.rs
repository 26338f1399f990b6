//! Arbitrary drafts and dialogues.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use kaopu_model::{
    AnswerDraft, Channel, Context, ContextChange, Customer, Dialogue, DialogueTurn, EntryDraft,
    Expectation, FaqId, Money, Order, OrderState, ProductId, QueueId, RecordField, RuleId,
    ShopEvent,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Text as it may stand in a cell, with everything that CSV and TOML must escape.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[发货吗a-c]{0,6}", 1 => "[a,\"\n\r#|｜ {}\\\\\t\u{1}发😀]{0,6}"]
}

pub(crate) fn id() -> impl Strategy<Value = String> {
    "[a-c][a-c0-9-]{0,3}"
}

pub(crate) fn entry() -> impl Strategy<Value = EntryDraft> {
    let texts = (text(), text(), text(), text(), text());
    (id(), texts, any::<(bool, bool)>(), vec(text(), 0..5), vec(answer(), 0..4)).prop_map(
        |(id, (category, question, answer, review_by, note), switches, phrasings, answers)| {
            EntryDraft {
                id: FaqId(id),
                category,
                question,
                answer,
                enabled: switches.0,
                review_by,
                sensitive: switches.1,
                note,
                phrasings,
                answers,
            }
        },
    )
}

fn answer() -> impl Strategy<Value = AnswerDraft> {
    (text(), text(), text(), text(), text(), text(), text()).prop_map(
        |(when_order, when_product, when_channel, from, until, keyword, answer)| AnswerDraft {
            when_order,
            when_product,
            when_channel,
            from,
            until,
            keyword,
            answer,
        },
    )
}

pub(crate) fn dialogue() -> impl Strategy<Value = Dialogue> {
    (text(), change(), vec(turn(), 0..4)).prop_map(|(title, change, turns)| Dialogue {
        file: "a.toml".to_owned(),
        title,
        context: change.applied_to(&Context::default()),
        turns,
    })
}

fn turn() -> impl Strategy<Value = DialogueTurn> {
    (text(), option::of(change()), option::of(expectation()))
        .prop_map(|(customer, context, expect)| DialogueTurn { customer, context, expect, row: 0 })
}

fn change() -> impl Strategy<Value = ContextChange> {
    let birthday =
        option::of((1i8..=12, 1i8..=28).prop_map(|(month, day)| format!("{month:02}-{day:02}")));
    let customer = (option::of(text()), option::of(text()), option::of(any::<u32>()), birthday)
        .prop_map(|(name, level, orders, birthday)| Customer { name, level, orders, birthday });
    (
        option::of(prop::sample::select(Channel::ALL)),
        option::of(moment()),
        option::of(order()),
        option::of(text().prop_map(ProductId)),
        option::of(customer),
        vec(prop::sample::select(ShopEvent::ALL), 0..3),
    )
        .prop_map(|(channel, now, order, product, customer, events)| ContextChange {
            channel,
            now,
            order,
            product,
            customer,
            events,
        })
}

fn moment() -> impl Strategy<Value = DateTime> {
    (
        1i16..=9999,
        1i8..=12,
        1i8..=28,
        0i8..24,
        0i8..60,
        0i8..60,
        prop_oneof![Just(0), 0i32..1_000_000_000],
    )
        .prop_map(|(year, month, day, hour, minute, second, nanos)| {
            DateTime::new(year, month, day, hour, minute, second, nanos).unwrap()
        })
}

fn order() -> impl Strategy<Value = Order> {
    let state = prop::sample::select(OrderState::ALL);
    (text(), state, option::of(any::<u32>()), option::of(text()), option::of(text())).prop_map(
        |(id, state, amount, carrier, tracking)| Order {
            id,
            state,
            amount: amount.map(Money),
            carrier,
            tracking,
        },
    )
}

fn expectation() -> impl Strategy<Value = Expectation> {
    let actions = [
        "answer",
        "clarify",
        "ask_product",
        "ask_order",
        "small_talk",
        "unknown",
        "hand_over",
        "callback",
    ];
    let record = vec((prop::sample::select(RecordField::ALL.to_vec()), text()), 0..3);
    (
        option::of(prop::sample::select(actions.to_vec())),
        option::of(text()),
        vec(text(), 0..3),
        vec(text(), 0..3),
        vec(text(), 0..3),
        vec(text(), 0..3),
        option::of(text()),
        (option::of(text()), option::of(text()), option::of(text())),
        record,
    )
        .prop_map(
            |(
                action,
                entry,
                contains,
                lacks,
                options,
                entries,
                queue,
                (rule, care, notice),
                record,
            )| {
                Expectation {
                    action: action.map(str::to_owned),
                    entry: entry.map(FaqId),
                    entries: entries.into_iter().map(FaqId).collect(),
                    contains,
                    lacks,
                    options: options.into_iter().map(FaqId).collect(),
                    queue: queue.map(QueueId),
                    rule: rule.map(RuleId),
                    notice: notice.map(QueueId),
                    care,
                    record: record.into_iter().collect::<BTreeMap<_, _>>(),
                }
            },
        )
}
