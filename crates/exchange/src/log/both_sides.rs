//! What a row or an object tells of both sides: to whom it was said, and what was answered.

use super::message::LogMessage;
use super::said::Said;
use super::speaker::LogSpeaker;

/// How the shop is called that answered in a column of its own.
const SHOP: &str = "agent";

/// What was asked, and what was answered to it beside it. Without anything that says so they are a
/// conversation of their own.
pub(super) fn with_answer(
    asked: Vec<Said>,
    answer: Option<String>,
    around: LogMessage,
) -> Vec<Said> {
    let Some(text) = answer else { return asked };
    let mut said = asked;
    let mut message = said.last().map_or(around, |last| last.message.clone());
    message.text = text;
    said.push(Said { by: SHOP.to_owned(), to: String::new(), message });
    for one in said.iter_mut().filter(|one| one.message.session.is_empty()) {
        one.message.session = format!("#{}", one.message.line);
    }
    said
}

/// The conversation of the two between whom a message goes: whichever of them speaks. A word for a
/// kind of speaker is nobody's name.
pub(super) fn between(from: &str, to: &str) -> Option<String> {
    if LogSpeaker::parse(from).is_some() {
        return None;
    }
    let mut both = [from, to];
    both.sort_unstable();
    (!from.is_empty() && !to.is_empty()).then(|| both.join(" · "))
}
