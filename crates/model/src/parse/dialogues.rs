//! One file of `dialogues/`.

use std::collections::BTreeMap;

use super::moment::{parse_date, parse_date_time};
use crate::findings::Findings;
use crate::source::toml::{Document, Section};
use crate::{
    Channel, Context, ContextChange, Customer, DIALOGUES, Dialogue, DialogueTurn, Expectation,
    FaqId, Money, Order, OrderState, ProductId, QueueId, RecordField, RuleId, ShopEvent,
};

/// What a turn may be expected to do.
const ACTIONS: [&str; 12] = [
    "answer",
    "confirm",
    "clarify",
    "ask_product",
    "ask_order",
    "small_talk",
    "unknown",
    "hand_over",
    "silent",
    "ask_first",
    "callback",
    "care",
];
const CONTEXT: [&str; 6] = ["channel", "now", "order", "product", "customer", "events"];

pub(crate) fn parse(path: &str, text: &str, out: &mut Findings) -> Dialogue {
    let (document, root) = Document::parse(path, text);
    let section =
        Section::new(&document, root.get_ref(), root.span(), &["title", "context", "turn"]);
    let dialogue = Dialogue {
        file: path.strip_prefix(DIALOGUES).unwrap_or(path).to_owned(),
        title: section.string("title").map(|text| text.value).unwrap_or_default(),
        context: section
            .section("context", &CONTEXT)
            .map(|context| change(&context).applied_to(&Context::default()))
            .unwrap_or_default(),
        turns: section
            .sections("turn", &["customer", "context", "expect"])
            .iter()
            .map(turn)
            .collect(),
    };
    out.absorb(document.into_findings());
    dialogue
}

fn turn(section: &Section<'_, '_>) -> DialogueTurn {
    let customer = section.string("customer");
    if customer.is_none() && !section.has("customer") {
        section.document().bad_value(
            section.place.clone(),
            "这一轮没有写顾客说了什么（customer）",
            "this turn does not say what the customer writes (`customer`)",
        );
    }
    DialogueTurn {
        customer: customer.map(|text| text.value).unwrap_or_default(),
        context: section.section("context", &CONTEXT).map(|context| change(&context)),
        expect: section
            .section(
                "expect",
                &[
                    "action", "entry", "entries", "contains", "lacks", "options", "queue", "rule",
                    "care", "record", "notice",
                ],
            )
            .map(|expect| expectation(&expect)),
        row: section.place.row,
    }
}

fn change(section: &Section<'_, '_>) -> ContextChange {
    let channels: Vec<&str> = Channel::ALL.iter().map(|channel| channel.code()).collect();
    let now = section.string_or_date("now").and_then(|text| {
        let now = parse_date_time(&text.value);
        if now.is_none() {
            section.document().bad_value(
                text.place,
                format!("「{}」不是日期时间，写成 \"2026-11-11 00:05\" 这样", text.value),
                format!("`{}` is no date and time such as \"2026-11-11 00:05\"", text.value),
            );
        }
        now
    });
    ContextChange {
        channel: section.choice("channel", &channels, Channel::parse).map(|channel| channel.value),
        now,
        order: section
            .section("order", &["id", "state", "amount", "carrier", "tracking"])
            .map(|order| self::order(&order)),
        product: section.string("product").map(|text| ProductId(text.value)),
        customer: section
            .section("customer", &["name", "level", "orders", "birthday"])
            .map(|customer| self::customer(&customer)),
        events: section.choices(
            "events",
            &codes(ShopEvent::ALL, ShopEvent::code),
            ShopEvent::parse,
        ),
    }
}

fn codes<T: Copy>(all: &[T], code: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| code(*value)).collect()
}

fn customer(section: &Section<'_, '_>) -> Customer {
    let birthday = section.string("birthday").and_then(|text| {
        // A leap year, so that 02-29 is a day.
        let day = parse_date(&format!("2000-{}", text.value)).filter(|_| text.value.len() == 5);
        if day.is_none() {
            section.document().bad_value(
                text.place.clone(),
                format!("「{}」不是生日，写成 \"05-20\" 这样", text.value),
                format!("`{}` is no birthday such as \"05-20\"", text.value),
            );
        }
        day.map(|_| text.value)
    });
    Customer {
        name: section.string("name").map(|text| text.value),
        level: section.string("level").map(|text| text.value),
        orders: section.count("orders").map(|count| count.value),
        birthday,
    }
}

fn order(section: &Section<'_, '_>) -> Order {
    let states: Vec<&str> = OrderState::ALL.iter().map(|state| state.code()).collect();
    let amount = section.string("amount").and_then(|text| {
        let money = Money::try_from(text.value.clone()).ok();
        if money.is_none() {
            section.document().bad_value(
                text.place,
                format!("「{}」不是金额，写成 \"259.00\" 这样", text.value),
                format!("`{}` is no amount such as \"259.00\"", text.value),
            );
        }
        money
    });
    Order {
        id: section.string("id").map(|text| text.value).unwrap_or_default(),
        state: section
            .choice("state", &states, OrderState::parse)
            .map(|state| state.value)
            .unwrap_or_default(),
        amount,
        carrier: section.string("carrier").map(|text| text.value),
        tracking: section.string("tracking").map(|text| text.value),
    }
}

fn expectation(section: &Section<'_, '_>) -> Expectation {
    let text = |key: &str| section.string(key).map(|text| text.value);
    let fields = RecordField::ALL.map(RecordField::code);
    let record = section.section("record", &fields).map(|record| {
        record
            .entries()
            .into_iter()
            .filter_map(|(key, text)| Some((RecordField::parse(&key)?, text.value)))
            .collect::<BTreeMap<_, _>>()
    });
    Expectation {
        action: section
            .choice("action", &ACTIONS, |text| ACTIONS.contains(&text).then(|| text.to_owned()))
            .map(|action| action.value),
        entry: text("entry").map(FaqId),
        entries: section.texts("entries").into_iter().map(FaqId).collect(),
        contains: section.texts("contains"),
        lacks: section.texts("lacks"),
        options: section.texts("options").into_iter().map(FaqId).collect(),
        queue: text("queue").map(QueueId),
        rule: text("rule").map(RuleId),
        notice: text("notice").map(QueueId),
        care: text("care"),
        record: record.unwrap_or_default(),
    }
}
