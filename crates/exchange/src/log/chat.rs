//! Conversations of chats: each customer's own in a text that has several, and all of one in a cell.

use super::message::LogMessage;
use super::said::Said;
use super::speaker::LogSpeaker;
use super::transcript;

/// How tables write the end of a line within a cell.
const BREAKS: [&str; 4] = ["<br>", "<br/>", "<br />", "\r\n"];

/// Gives messages without a conversation that of the customer whom they are said to: the last one
/// who spoke, or the first one who will.
pub(super) fn part(messages: &mut [LogMessage], names: &[String]) {
    let is_theirs = |message: &LogMessage| message.from == LogSpeaker::Customer;
    let first = messages.iter().zip(names).find(|(message, _)| is_theirs(message));
    let mut customer = first.map(|(_, name)| name.clone()).unwrap_or_default();
    for (message, name) in messages.iter_mut().zip(names) {
        if is_theirs(message) {
            customer.clone_from(name);
        }
        if message.session.is_empty() {
            message.session.clone_from(&customer);
        }
    }
}

/// What is said in a cell: a message, or a whole chat, which is a conversation then.
pub(super) fn of_cell(row: Said) -> Vec<Said> {
    let text = &row.message.text;
    if !text.contains('\n') && !text.contains("<br") {
        return vec![row];
    }
    let text = BREAKS.iter().fold(text.clone(), |text, written| text.replace(written, "\n"));
    let Some(mut said) = transcript::read(&text) else { return vec![row] };
    let around = &row.message;
    for one in &mut said {
        let message = &mut one.message;
        message.line = around.line;
        message.session = match &*around.session {
            "" => format!("#{}", around.line),
            session => session.to_owned(),
        };
        message.at = message.at.or(around.at);
        message.product.clone_from(&around.product);
        message.order.clone_from(&around.order);
        message.transferred = around.transferred;
    }
    said
}
