//! A log that was read.

use jiff::civil::DateTime;

use super::clean::clean;
use super::limits::nothing;
use super::speaker::LogSpeaker;
use crate::format::ImportError;
use crate::note::ImportNote;
use crate::place::FilePlace;

/// Something that was said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogMessage {
    /// The line of the file on which it begins, or the row of the sheet; from 1. The number of the
    /// message where several of customers stand on one line.
    pub line: u32,
    /// The conversation; empty if the log does not say.
    pub session: String,
    /// When, as the shop's clock shows it.
    pub at: Option<DateTime>,
    /// Who said it.
    pub from: LogSpeaker,
    /// What, without markup.
    pub text: String,
    /// The product that was looked at.
    pub product: Option<String>,
    /// The order that it is about.
    pub order: Option<String>,
    /// Whether a human took over.
    pub transferred: bool,
}

/// A log that was read: what was said, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChatLog {
    /// What was said.
    pub messages: Vec<LogMessage>,
    /// What each column was taken for.
    pub read_as: Vec<(String, &'static str)>,
    /// What is to be known.
    pub notes: Vec<ImportNote>,
}

impl ChatLog {
    /// Whether the log says which conversation a message belongs to.
    #[must_use]
    pub fn has_sessions(&self) -> bool {
        self.messages.iter().any(|message| !message.session.is_empty())
    }

    /// Takes markup off, leaves out what is empty then, and notes what is strange.
    pub(super) fn finish(mut self, place: &FilePlace) -> Result<Self, ImportError> {
        for message in &mut self.messages {
            message.text = clean(&message.text);
        }
        self.messages.retain(|message| !message.text.is_empty());
        if self.messages.is_empty() {
            return Err(nothing(&place.file));
        }
        if self.messages.iter().all(|message| message.from != LogSpeaker::Customer) {
            return Err(ImportError::new(
                &place.file,
                "里只有客服说的话，没有顾客的",
                "has only what agents said, and nothing of customers",
                Vec::new(),
            ));
        }
        if !self.has_sessions() && self.messages.len() > 1 {
            self.notes.push(ImportNote::told(
                place,
                "没有会话编号，每条消息算一次对话",
                "no column says which conversation; each message counts as one",
            ));
        }
        // What is answered may stand on the line of what was asked; questions go by their lines.
        let asked: Vec<&LogMessage> =
            self.messages.iter().filter(|one| one.from == LogSpeaker::Customer).collect();
        if asked.windows(2).any(|two| matches!(two, [a, b] if a.line >= b.line)) {
            for (number, message) in (1..).zip(&mut self.messages) {
                message.line = number;
            }
        }
        self.notes.extend(backwards(&self.messages, place));
        Ok(self)
    }
}

/// Where a clock runs backwards within a conversation.
fn backwards(messages: &[LogMessage], place: &FilePlace) -> Option<ImportNote> {
    let late = |two: &[LogMessage]| match two {
        [a, b] if a.session == b.session && !a.session.is_empty() && b.at < a.at => {
            b.at.map(|_| b.line)
        }
        _ => None,
    };
    let lines: Vec<u32> = messages.windows(2).filter_map(late).collect();
    let first = *lines.first()?;
    let count = lines.len();
    Some(ImportNote::told(
        &place.at(first, 0),
        format!("有 {count} 句的时间比同一会话的上一句早，第一处在这里；按文件里的先后读"),
        format!("{count} messages are earlier than the one before; the file's order was kept"),
    ))
}
