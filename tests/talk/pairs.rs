//! An answer that depends on a product never takes one that the customer did not ask about: all pairs
//! of the sample's products, in a dozen frames, with every entry whose answer depends on a product.

use std::collections::BTreeSet;

use kaopu_engine::{Action, Message, Program, Session, Turn, respond};
use kaopu_model::{Faq, Product, Template};

use crate::shop::Shop;

/// Whether the frame asks about the first product as well as about the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    Second,
    Both,
}

/// A and B are products, Q is the entry's question; ` || ` parts messages.
const FRAMES: [(&str, Asks); 14] = [
    ("买了A，BQ", Asks::Second),
    ("不是A，是B，Q", Asks::Second),
    ("除了A，BQ", Asks::Second),
    ("A不行的话，BQ", Asks::Second),
    ("A收到了 BQ", Asks::Second),
    ("家里已经有A了 BQ", Asks::Second),
    ("BQ，不要A的", Asks::Second),
    ("我没问A，我问的是B，Q", Asks::Second),
    ("对A过敏，BQ", Asks::Second),
    ("A挺好的，想问问BQ", Asks::Second),
    ("AQ || B呢", Asks::Second),
    ("AQ || 说错了 B", Asks::Second),
    ("A和BQ", Asks::Both),
    ("A、B Q", Asks::Both),
];

/// The least share of turns that answer about exactly what was asked; the rest asks back.
const ANSWERED: f64 = 0.8;

fn depends_on_product(faq: &Faq) -> bool {
    let speaks = |text: &String| {
        let (template, _) = Template::read(text);
        template.placeholders().any(|placeholder| placeholder.to_string().starts_with("商品."))
    };
    speaks(&faq.answer)
        || faq.answers.iter().any(|answer| answer.when.product.is_some() || speaks(&answer.answer))
}

fn last_turn(program: &Program, conversation: &str) -> Turn {
    let mut session = Session::default();
    let mut last = None;
    for text in conversation.split(" || ") {
        let (next, turn) = respond(program, &session, &Message::new(text));
        session = next;
        last = Some(turn);
    }
    last.unwrap()
}

/// The name that customers use.
fn called(product: &Product) -> &str {
    product.aliases.first().unwrap_or(&product.name)
}

pub(crate) fn check(program: &Program, every: usize) {
    let kb = program.knowledge_base();
    let entries: Vec<&Faq> = kb.faqs.iter().filter(|faq| depends_on_product(faq)).collect();
    assert!(entries.len() >= 12, "{}", entries.len());
    let products = &kb.products.products;
    let (mut played, mut answered) = (0.0, 0.0);
    let mut wrong = Vec::new();
    let pairs = products.iter().flat_map(|a| products.iter().map(move |b| (a, b)));
    let pairs = pairs.filter(|(a, b)| a.id != b.id);
    let cases = pairs.flat_map(|pair| FRAMES.map(|frame| (pair, frame)));
    let cases = cases.flat_map(|case| entries.iter().map(move |faq| (case, *faq)));
    for (((a, b), (frame, asks)), faq) in cases.step_by(every) {
        let filled =
            frame.replace('A', called(a)).replace('B', called(b)).replace('Q', &faq.question);
        let turn = last_turn(program, &filled);
        let about: BTreeSet<_> = turn.trace.products.iter().collect();
        let asked: BTreeSet<_> = match asks {
            Asks::Second => [&b.id].into(),
            Asks::Both => [&a.id, &b.id].into(),
        };
        played += 1.0;
        if !about.is_subset(&asked) {
            wrong.push(format!("{filled}: {about:?}"));
        }
        if turn.action == Action::Answer {
            answered += 1.0;
        }
    }
    assert!(wrong.is_empty(), "{} wrong: {:#?}", wrong.len(), &wrong[..wrong.len().min(40)]);
    println!("{answered} of {played} are answered");
    assert!(answered / played >= ANSWERED, "only {answered} of {played} are answered");
}

#[test]
fn no_answer_takes_another_product_by_words_alone() {
    check(&Shop::by_words(), 3);
}

#[test]
fn no_answer_takes_another_product() {
    if let Some(shop) = Shop::with_encoder() {
        check(shop.program(), 29);
    }
}
