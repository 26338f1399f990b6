//! The exam as it stands in its files.

use std::fs;
use std::path::Path;

use kaopu_engine::Message;
use kaopu_model::{Context, Customer, Money, Order, OrderState, ProductId};

use crate::condition::Condition;

/// A conversation with what is right about its last turn.
#[derive(Debug)]
pub(crate) struct Line {
    /// In its file.
    pub(crate) number: usize,
    pub(crate) written: String,
    pub(crate) wanted: String,
    pub(crate) messages: Vec<Message>,
    /// Alternatives, of which one must hold wholly.
    pub(crate) right: Vec<Vec<Condition>>,
}

/// When nothing else is said.
const NOW: &str = "2026-11-27T10:30:00";

/// The lines of a file.
pub(crate) fn lines(kind: &str) -> Vec<Line> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("talk/{kind}.tsv"));
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let numbered = (1..).zip(text.lines()).skip(1);
    numbered
        .filter(|(_, line)| !line.starts_with(';'))
        .map(|(at, line)| read(kind, at, line))
        .collect()
}

pub(crate) fn read(kind: &str, number: usize, line: &str) -> Line {
    let columns: Vec<&str> = line.split('\t').collect();
    let [written, wanted, _why] = columns.as_slice() else {
        panic!("{kind}.tsv, line {number}: {} columns", columns.len())
    };
    let alternative = |text: &str| text.split(" & ").map(Condition::read).collect();
    Line {
        number,
        written: (*written).to_owned(),
        wanted: (*wanted).to_owned(),
        messages: messages(written),
        right: wanted.split(" | ").map(alternative).collect(),
    }
}

fn messages(written: &str) -> Vec<Message> {
    let mut context = Context { now: Some(NOW.parse().unwrap()), ..Context::default() };
    let mut messages = Vec::new();
    for segment in written.split(" || ") {
        match segment.strip_prefix('/') {
            Some(change) => set(&mut context, change),
            None => messages.push(Message { text: segment.to_owned(), context: context.clone() }),
        }
    }
    messages
}

fn set(context: &mut Context, change: &str) {
    let (name, rest) = change.split_once(' ').unwrap_or((change, ""));
    match name {
        "order" => context.order = Some(order(rest)),
        "product" => context.product = Some(ProductId(rest.to_owned())),
        "now" => context.now = Some(rest.replace(' ', "T").parse().unwrap()),
        "channel" => context.channel = kaopu_model::Channel::parse(rest).unwrap(),
        "level" => {
            let level = Some(rest.to_owned());
            context.customer = Some(Customer { level, ..Customer::default() });
        }
        _ => panic!("/{change}"),
    }
}

fn order(text: &str) -> Order {
    let mut words = text.split_whitespace();
    let state = words.next().and_then(OrderState::parse).unwrap_or_else(|| panic!("{text}"));
    let id = words.next().unwrap_or_default().to_owned();
    let amount = words.next().map(|amount| Money::try_from(amount.to_owned()).unwrap());
    Order { state, id, amount, ..Order::default() }
}
