//! Writing a test dialogue as TOML.

use std::fmt::Write;

use jiff::civil::DateTime;

use crate::{
    Context, ContextChange, Customer, Dialogue, DialogueTurn, Expectation, Order, ShopEvent,
};

/// The canonical text of a test dialogue. Reading it gives the dialogue again, but for the lines
/// its turns stand in.
///
/// ```
/// use kaopu_model::{Dialogue, DialogueTurn, format_dialogue};
/// let turn = DialogueTurn { customer: "在吗".into(), ..DialogueTurn::default() };
/// let dialogue = Dialogue { title: "打招呼".into(), turns: vec![turn], ..Dialogue::default() };
/// assert_eq!(format_dialogue(&dialogue), "title = \"打招呼\"\n\n[[turn]]\ncustomer = \"在吗\"\n");
/// ```
#[must_use]
pub fn format_dialogue(dialogue: &Dialogue) -> String {
    let mut text = format!("title = {}\n", quoted(&dialogue.title));
    context(&mut text, &dialogue.context);
    for turn in &dialogue.turns {
        self::turn(&mut text, turn);
    }
    text
}

fn context(text: &mut String, context: &Context) {
    if *context == Context::default() {
        return;
    }
    text.push_str("\n[context]\n");
    line(text, "channel", &quoted(context.channel.code()));
    if let Some(now) = context.now {
        line(text, "now", &moment(now));
    }
    if let Some(product) = &context.product {
        line(text, "product", &quoted(product));
    }
    if !context.events.is_empty() {
        line(text, "events", &events(&context.events));
    }
    if let Some(order) = &context.order {
        text.push_str("[context.order]\n");
        for (key, value) in order_pairs(order) {
            line(text, key, &value);
        }
    }
    if let Some(customer) = &context.customer {
        text.push_str("[context.customer]\n");
        for (key, value) in customer_pairs(customer) {
            line(text, key, &value);
        }
    }
}

fn turn(text: &mut String, turn: &DialogueTurn) {
    text.push_str("\n[[turn]]\n");
    line(text, "customer", &quoted(&turn.customer));
    if let Some(change) = &turn.context {
        line(text, "context", &inline(&change_pairs(change)));
    }
    if let Some(expect) = &turn.expect {
        text.push_str("[turn.expect]\n");
        expectation(text, expect);
    }
}

fn expectation(text: &mut String, expect: &Expectation) {
    let one = [
        ("action", expect.action.as_deref()),
        ("entry", expect.entry.as_deref()),
        ("queue", expect.queue.as_deref()),
        ("rule", expect.rule.as_deref()),
        ("notice", expect.notice.as_deref()),
        ("care", expect.care.as_deref()),
    ];
    for (key, value) in one {
        if let Some(value) = value {
            line(text, key, &quoted(value));
        }
    }
    let entries: Vec<&str> = expect.entries.iter().map(|id| &**id).collect();
    let options: Vec<&str> = expect.options.iter().map(|id| &**id).collect();
    let contains: Vec<&str> = expect.contains.iter().map(String::as_str).collect();
    let lacks: Vec<&str> = expect.lacks.iter().map(String::as_str).collect();
    for (key, list) in
        [("entries", entries), ("options", options), ("contains", contains), ("lacks", lacks)]
    {
        if !list.is_empty() {
            let items: Vec<String> = list.into_iter().map(quoted).collect();
            line(text, key, &format!("[{}]", items.join(", ")));
        }
    }
    if !expect.record.is_empty() {
        let fields: Vec<(&str, String)> =
            expect.record.iter().map(|(field, part)| (field.code(), quoted(part))).collect();
        line(text, "record", &inline(&fields));
    }
}

fn change_pairs(change: &ContextChange) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    pairs.extend(change.channel.map(|channel| ("channel", quoted(channel.code()))));
    pairs.extend(change.now.map(|now| ("now", moment(now))));
    pairs.extend(change.product.as_ref().map(|product| ("product", quoted(product))));
    pairs.extend(change.order.as_ref().map(|order| ("order", inline(&order_pairs(order)))));
    pairs.extend(
        change.customer.as_ref().map(|customer| ("customer", inline(&customer_pairs(customer)))),
    );
    if !change.events.is_empty() {
        pairs.push(("events", events(&change.events)));
    }
    pairs
}

fn events(events: &[ShopEvent]) -> String {
    let items: Vec<String> = events.iter().map(|event| quoted(event.code())).collect();
    format!("[{}]", items.join(", "))
}

fn order_pairs(order: &Order) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    if !order.id.is_empty() {
        pairs.push(("id", quoted(&order.id)));
    }
    pairs.push(("state", quoted(order.state.code())));
    pairs.extend(order.amount.map(|amount| ("amount", quoted(&amount.to_string()))));
    pairs.extend(order.carrier.as_ref().map(|carrier| ("carrier", quoted(carrier))));
    pairs.extend(order.tracking.as_ref().map(|tracking| ("tracking", quoted(tracking))));
    pairs
}

fn customer_pairs(customer: &Customer) -> Vec<(&'static str, String)> {
    let mut pairs = Vec::new();
    pairs.extend(customer.name.as_ref().map(|name| ("name", quoted(name))));
    pairs.extend(customer.level.as_ref().map(|level| ("level", quoted(level))));
    pairs.extend(customer.orders.map(|orders| ("orders", orders.to_string())));
    pairs.extend(customer.birthday.as_ref().map(|day| ("birthday", quoted(day))));
    pairs
}

fn line(text: &mut String, key: &str, value: &str) {
    text.push_str(key);
    text.push_str(" = ");
    text.push_str(value);
    text.push('\n');
}

fn inline(pairs: &[(&str, String)]) -> String {
    if pairs.is_empty() {
        return "{}".to_owned();
    }
    let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key} = {value}")).collect();
    format!("{{ {} }}", pairs.join(", "))
}

fn moment(moment: DateTime) -> String {
    let full = moment.to_string().replace('T', " ");
    quoted(full.strip_suffix(":00").unwrap_or(&full))
}

/// A basic string on one line.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                // Writing to a string can't fail.
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
