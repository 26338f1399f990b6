//! Chats as programs show them: who and when on a line or in front of the words, then the words.
//!
//! Three ways: a header a message, its words on the lines below; header and words on one line; and
//! names without times (顾客：… 客服：…). A file is read so only if most of it is of one way.

mod line;
mod name;
mod way;

use jiff::civil::Date;

pub(super) use self::line::separator;
use self::line::{CONVERSATIONS, READ, TAKEN_BACK, is_notice, session, without_marks};
use self::name::{PLATFORM, Way, addressed, bare_name, named, platform, words_behind};
use self::way::{has_groups, way};
use super::limits::LOG_MESSAGES;
use super::message::LogMessage;
use super::said::Said;
use super::turn_header::{TurnHeader, day_line, is_time_line};

/// The messages of a text; `None` if it is no such chat.
pub(super) fn read(text: &str) -> Option<Vec<Said>> {
    let way = way(text)?;
    let mut reading = Reading {
        way,
        groups: way == Way::Bare && has_groups(text),
        grouped: way == Way::Bare,
        ..Reading::new()
    };
    for (number, line) in (1..).zip(text.lines()) {
        reading.take(number, without_marks(line));
        if reading.said.len() > LOG_MESSAGES {
            break;
        }
    }
    let said = reading.finish();
    (said.len() > 1).then_some(said)
}

/// What was read so far.
#[derive(Debug)]
struct Reading {
    way: Way,
    groups: bool,
    day: Option<Date>,
    session: String,
    group: usize,
    grouped: bool,
    parted: bool,
    blank: bool,
    open: bool,
    said: Vec<Said>,
}

impl Reading {
    fn new() -> Self {
        Self {
            way: Way::Bare,
            groups: false,
            day: None,
            session: String::new(),
            group: 1,
            grouped: false,
            parted: false,
            blank: false,
            open: false,
            said: Vec::new(),
        }
    }

    fn take(&mut self, number: u32, line: &str) {
        if line.is_empty() {
            self.parted |= self.groups;
            self.blank = true;
            return;
        }
        // A customer may say such words, too.
        let is_apart = !self.open || self.way == Way::Bare || self.blank;
        let is_parted = self.blank;
        self.blank = false;
        if READ.contains(&line) || line.contains(" --> ") || is_time_line(line) {
            if line.contains(" --> ") {
                self.without_number();
            }
            return;
        }
        if TAKEN_BACK.iter().any(|words| line.ends_with(words)) {
            let said = TurnHeader::of(line).map_or_else(|| line.to_owned(), |one| one.after);
            self.begin(number, PLATFORM.to_owned(), said, None);
            self.open = false;
            return;
        }
        if let Some(day) = day_line(line) {
            (self.day, self.open) = (Some(day), false);
            return;
        }
        if let Some(told) = separator(line) {
            let told = told.to_lowercase();
            // What stands below another heading was said elsewhere.
            let names_one =
                line.starts_with('#') || CONVERSATIONS.iter().any(|word| told.contains(word));
            self.grouped |= names_one || self.way == Way::Bare;
            self.parted |= names_one || self.way == Way::Bare;
            self.open = false;
            return;
        }
        if let Some(session) = session(line).filter(|_| is_apart) {
            (self.session, self.open) = (session, false);
            return;
        }
        let header = (self.way != Way::Bare).then(|| TurnHeader::of(line)).flatten();
        let begun = match (&header, self.way) {
            (Some(header), Way::Below) => named(header).map(|name| (name, String::new())),
            (Some(header), way) => words_behind(header, way).or_else(|| platform(header)),
            (None, Way::Bare) => {
                bare_name(line).map(|(name, words)| (name.to_owned(), words.to_owned()))
            }
            (None, _) => None,
        };
        match begun {
            Some((by, words)) => {
                let by = by.trim_matches('*').to_owned();
                self.begin(
                    number,
                    by,
                    words.trim_start_matches('*').trim().to_owned(),
                    header.as_ref(),
                );
            }
            // What stands apart is a heading, where words stand behind names.
            None if self.way == Way::Bare && is_parted && self.groups => self.open = false,
            None => self.go_on(line),
        }
    }

    fn begin(&mut self, line: u32, by: String, text: String, header: Option<&TurnHeader>) {
        let by = if is_notice(&text) { PLATFORM.to_owned() } else { by };
        if self.parted && !self.said.is_empty() {
            self.group += 1;
        }
        (self.parted, self.open) = (false, true);
        if let Some(date) = header.and_then(|header| header.date) {
            self.day = Some(date);
        }
        let at = header.and_then(|header| header.at(self.day));
        let (by, between) = addressed(by);
        let session = match &*self.session {
            "" if between.is_some() => between.unwrap_or_default(),
            "" if self.grouped => self.group.to_string(),
            session => session.to_owned(),
        };
        let message = LogMessage { line, session, at, text, ..LogMessage::default() };
        self.said.push(Said { by, to: String::new(), message });
    }

    /// A further line of what is being said; what stands above the first message is no part of it.
    fn go_on(&mut self, line: &str) {
        if let Some(last) = self.said.last_mut().filter(|_| self.open) {
            if !last.message.text.is_empty() {
                last.message.text.push('\n');
            }
            last.message.text.push_str(line);
        }
    }

    /// Takes the number of a subtitle off what was said before it.
    fn without_number(&mut self) {
        let Some(last) = self.said.last_mut().filter(|_| self.open) else { return };
        let text = last.message.text.trim_end_matches(|c: char| c.is_ascii_digit());
        if text.ends_with('\n') {
            last.message.text = text.trim_end().to_owned();
        }
        self.open = false;
    }

    fn finish(self) -> Vec<Said> {
        let mut said = self.said;
        for one in &mut said {
            // Words of several lines stand between quotes in some exports.
            let text = &one.message.text;
            let inside = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            if let Some(inside) = inside.filter(|inside| inside.contains('\n')) {
                one.message.text = inside.to_owned();
            }
        }
        said.retain(|one| !one.message.text.trim().is_empty());
        said
    }
}
