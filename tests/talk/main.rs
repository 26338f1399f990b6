//! The exam of talk, played against the sample shop. README.md says what its lines mean.
//!
//! Each file passes when no more of its lines are wrong than [`KINDS`] says; every one that is wrong
//! is printed with what came instead, so that what is known to fail is seen and counted. These
//! numbers only ever fall, but where another encoder misses others.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may stop at once, finds the encoder's weights where the variable says, and \
              prints what came"
)]

mod condition;
mod exam;
mod heard;
mod pairs;
mod shop;

use exam::{Line, lines};
use shop::Shop;

/// The files, with the lines of each that may be wrong: what is reached, and no more.
const KINDS: [(&str, usize); 9] = [
    ("products", 11),
    ("negation", 11),
    ("numbers", 5),
    ("danger", 14),
    ("mood", 5),
    ("human", 2),
    ("pending", 5),
    ("reading", 7),
    ("topics", 21),
];

/// The wrong lines of a file.
fn wrong(shop: &Shop, lines: &[Line]) -> Vec<String> {
    let came = |line: &Line| {
        let heard = shop.play(line);
        (!heard.is_right(&line.right)).then(|| {
            format!(
                "  {}: {}\n     right: {}\n     came:  {heard}",
                line.number, line.written, line.wanted
            )
        })
    };
    lines.iter().filter_map(came).collect()
}

#[test]
fn the_exam_is_passed() {
    let Some(shop) = Shop::with_encoder() else { return };
    let mut failed = Vec::new();
    let (mut right, mut all) = (0, 0);
    for (kind, allowed) in KINDS {
        let lines = lines(kind);
        let wrong = wrong(&shop, &lines);
        println!("{kind}: {} of {} right", lines.len() - wrong.len(), lines.len());
        wrong.iter().for_each(|line| println!("{line}"));
        right += lines.len() - wrong.len();
        all += lines.len();
        if wrong.len() > allowed {
            failed.push(format!("{kind}: {} lines wrong, {allowed} known", wrong.len()));
        }
    }
    println!("{right} of {all} right");
    assert!(failed.is_empty(), "{}", failed.join("; "));
}

#[test]
fn the_exam_is_read_to_its_last_line() {
    let count: usize = KINDS.into_iter().map(|(kind, _)| lines(kind).len()).sum();
    assert!(count >= 400, "{count}");
}
