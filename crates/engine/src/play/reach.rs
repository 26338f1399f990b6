//! Whether a human can be reached: after every message of a dialogue, whoever asks for one, twice at
//! most, gets one or a callback.

use kaopu_model::{Dialogue, Locale};

use super::messages;
use crate::message::Message;
use crate::program::Program;
use crate::respond::respond;
use crate::session::Session;
use crate::turn::Action;

/// How often a customer must ask at most.
const ASKED: usize = 2;

/// The messages of a dialogue, counted from 0, after which a customer who asks for a human, once and
/// again, gets none: the bot goes on talking.
///
/// ```
/// use kaopu_engine::{compile, unreached};
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
/// let dialogue = with.dialogues[0].clone();
/// assert!(unreached(&compile(with), &dialogue).is_empty());
/// assert_eq!(unreached(&compile(without), &dialogue), [0]);
/// ```
#[must_use]
pub fn unreached(program: &Program, dialogue: &Dialogue) -> Vec<u32> {
    let mut session = Session::default();
    let mut unreached = Vec::new();
    for (turn, message) in (0..).zip(messages(dialogue)) {
        session = respond(program, &session, &message).0;
        if !reaches_human(program, &session, &message) {
            unreached.push(turn);
        }
    }
    unreached
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
