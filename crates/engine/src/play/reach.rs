//! Whether a human can be reached: after every message of a conversation, whoever asks for one,
//! twice at most, gets one or a callback.

use kaopu_model::Locale;

use super::customers;
use crate::message::Message;
use crate::parallel::for_each;
use crate::program::Program;
use crate::respond::respond;
use crate::session::Session;
use crate::turn::Action;

/// How often a customer must ask at most.
const ASKED: usize = 2;

/// The messages of a conversation, counted from 0, after which a customer who asks for a human, once and
/// again, gets none: the bot goes on talking.
///
/// ```
/// use kaopu_engine::{compile, messages, unreached};
/// use kaopu_model::{KbFiles, parse};
///
/// let rule = "[[queue]]\nid = \"desk\"\nname = \"客服\"\nhours = \"00:00-24:00\"\n\n\
///             [[rule]]\nid = \"human\"\nqueue = \"desk\"\nwhen = { request_human = true }\n";
/// let files = |escalation: &str| -> KbFiles {
///     let files = [
///         ("faqs.csv", "id,question,answer\nship,什么时候发货,很快\n"),
///         ("dialogues/hello.toml", "title = \"在吗\"\n\n[[turn]]\ncustomer = \"在吗\"\n"),
///         ("escalation.toml", escalation),
///     ];
///     files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into()
/// };
/// let (with, without) = (parse(&files(rule)).kb, parse(&files("")).kb);
/// let said = messages(&with.dialogues[0]);
/// assert!(unreached(&compile(with), &said).is_empty());
/// assert_eq!(unreached(&compile(without), &said), [0]);
/// ```
#[must_use]
pub fn unreached(program: &Program, messages: &[Message]) -> Vec<u32> {
    let mut session = Session::default();
    let mut unreached = Vec::new();
    for (turn, message) in (0..).zip(messages) {
        session = respond(program, &session, message).0;
        if !reaches_human(program, &session, message) {
            unreached.push(turn);
        }
    }
    unreached
}

/// Of some conversations, for each the first message, counted from 0, after which a customer who
/// asks for a human gets none ([`unreached`]). `threads`: that many share the work; what comes of it
/// is the same. Much is said again and again: a program that remembers it is quicker.
#[must_use]
pub fn first_unreached(
    program: &Program,
    conversations: &[Vec<Message>],
    threads: usize,
) -> Vec<Option<u32>> {
    let first = |messages: &Vec<Message>| unreached(program, messages).first().copied();
    for_each(conversations, threads, &first, &mut |_| true).unwrap_or_default()
}

/// Of so many conversations that nobody wrote ([`customers`]) those after which a customer who asks
/// for a human gets none, each up to the message after which it is so; `threads` as in
/// [`first_unreached`].
#[must_use]
pub fn unreached_customers(program: &Program, count: usize, threads: usize) -> Vec<Vec<Message>> {
    let all: Vec<Vec<Message>> = customers(&program.kb, count).collect();
    let first = first_unreached(program, &all, threads);
    let cut = |(mut messages, turn): (Vec<Message>, Option<u32>)| {
        messages.truncate(turn? as usize + 1);
        Some(messages)
    };
    all.into_iter().zip(first).filter_map(cut).collect()
}

/// Whether a human takes over, or calls back, if the customer asks for one now.
fn reaches_human(program: &Program, session: &Session, last: &Message) -> bool {
    if session.handed_to.is_some() {
        return true;
    }
    let text = match program.kb.settings.locale {
        Locale::ZhCn => "转人工",
        Locale::En => "human agent",
    };
    let mut message = Message { text: text.to_owned(), ..last.clone() };
    message.context.events.clear();
    let mut session = session.clone();
    (0..ASKED).any(|_| {
        let (next, turn) = respond(program, &session, &message);
        session = next;
        matches!(turn.action, Action::HandOver | Action::Callback)
    })
}
