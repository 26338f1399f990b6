//! Chats as programs show them: who and when on a line or in front of the words, then the words.
//!
//! Three ways: a header a message, its words on the lines below; header and words on one line; and
//! names without times (顾客：… 客服：…). A file is read so only if most of it is of one way.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::limits::LOG_MESSAGES;
use super::message::LogMessage;
use super::said::Said;
use super::speaker::LogSpeaker;
use super::turn_header::{TurnHeader, day_line, is_name};

/// Lines by which the way is told.
const SAMPLE: usize = 400;

/// The most characters of a name without a time.
const BARE_NAME: usize = 16;

/// What says with whom, or in which conversation, the lines below were said.
const SESSIONS: [&str; 9] = [
    "消息对象",
    "聊天对象",
    "会话对象",
    "会话id",
    "会话编号",
    "对话id",
    "对话编号",
    "conversation id",
    "session id",
];

/// What a line between conversations speaks of.
const CONVERSATIONS: [&str; 6] = ["会话", "对话", "聊天", "conversation", "chat", "session"];

/// Who speaks where nobody is named beside a time.
const PLATFORM: &str = "系统";

/// How a file tells who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Words below the header.
    Below,
    /// Words behind the name and a colon, on the line with the time.
    Colon,
    /// Words behind the name and a blank, on the line with the time.
    Blank,
    /// Words behind a name, without a time.
    Bare,
}

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
        reading.take(number, line.trim());
        if reading.said.len() > LOG_MESSAGES {
            break;
        }
    }
    let said = reading.finish();
    (said.len() > 1).then_some(said)
}

/// How most lines of the beginning tell who speaks.
fn way(text: &str) -> Option<Way> {
    let lines: Vec<&str> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).take(SAMPLE).collect();
    let headers: Vec<Option<TurnHeader>> = lines.iter().map(|line| TurnHeader::of(line)).collect();
    let timed = headers.iter().flatten().count();
    if timed < 2 || timed * 5 < lines.len() {
        return bare(&lines).then_some(Way::Bare);
    }
    let most = |holds: usize| holds * 5 >= timed * 4;
    let behind = |way| {
        let words = headers.iter().flatten().filter(|one| words_behind(one, way).is_some());
        words.count()
    };
    let colons = behind(Way::Colon);
    let followed = headers.windows(2).filter(|two| matches!(two, [Some(_), None])).count();
    // The last one may be behind the sample. 小满旗舰店:小美 has a colon, too.
    if !most(colons) && most(followed + 1) {
        return headers.iter().flatten().all(|one| named(one).is_some()).then_some(Way::Below);
    }
    // What the platform says has no name in front.
    if colons * 2 > timed {
        return Some(Way::Colon);
    }
    most(behind(Way::Blank)).then_some(Way::Blank)
}

/// Whether lines begin with the names of few, of whom one is known to be of the shop or a customer.
fn bare(lines: &[&str]) -> bool {
    let names: Vec<&str> = lines.iter().filter_map(|line| Some(bare_name(line)?.0)).collect();
    let different: BTreeSet<&str> = names.iter().copied().collect();
    let known = different.iter().any(|name| LogSpeaker::known(name).is_some());
    let again = names.len() >= different.len() * 2 || names.len() == lines.len();
    known && different.len() > 1 && names.len() * 5 >= lines.len() * 3 && again
}

/// The name in front of a colon, and what is behind it.
fn bare_name(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '：'])?;
    let (name, rest) = line.split_at(at);
    let name = name.trim();
    let short = name.chars().count() <= BARE_NAME && !name.contains(char::is_whitespace);
    (is_name(name) && short).then(|| (name, rest.trim_start_matches([':', '：']).trim()))
}

/// Whether blank lines part conversations, and not each message from the next.
fn has_groups(text: &str) -> bool {
    let (mut groups, mut lines, mut blank) = (0_usize, 0_usize, true);
    for line in text.lines() {
        let empty = line.trim().is_empty();
        groups += usize::from(blank && !empty);
        lines += usize::from(!empty);
        blank = empty;
    }
    groups > 1 && lines >= groups * 2
}

/// What a line between conversations says, `==== 与小雨的聊天记录 ====`; empty if it is only drawn.
fn separator(line: &str) -> Option<&str> {
    let drawn = |c: char| "-—–=*_─━·~/#+ ".contains(c);
    let inside = line.trim_matches(drawn);
    if line.len() - inside.len() >= 3 && line.starts_with(drawn) && line.ends_with(drawn) {
        return Some(inside);
    }
    let inside = line.strip_prefix('【').and_then(|rest| rest.split('】').next());
    inside.filter(|inside| CONVERSATIONS.iter().any(|word| inside.starts_with(word)))
}

/// Who speaks, where the header has nothing else behind it.
fn named(header: &TurnHeader) -> Option<String> {
    let name = if header.before.is_empty() { &header.after } else { &header.before };
    let name = without_account(name.trim_end_matches([':', '：']));
    is_name(name).then(|| name.to_owned())
}

/// Who speaks, and the words behind.
fn words_behind(header: &TurnHeader, way: Way) -> Option<(String, String)> {
    let filled = |name: &str, words: &str| {
        let name = without_account(name.trim());
        (is_name(name) && !words.trim().is_empty())
            .then(|| (name.to_owned(), words.trim().to_owned()))
    };
    if !header.before.is_empty() {
        return filled(&header.before, header.after.trim_start_matches([':', '：']));
    }
    let after = &header.after;
    match way {
        Way::Colon => {
            let at = name_end(after)?;
            let (name, words) = after.split_at(at);
            filled(name, words.trim_start_matches([':', '：']))
        }
        Way::Blank => {
            let (name, words) = after.split_once(char::is_whitespace)?;
            filled(name, words)
        }
        Way::Below | Way::Bare => None,
    }
}

/// Who says it; and between whom, if it is said to whom: 小美(id) -> 小雨(id).
fn addressed(by: String) -> (String, Option<String>) {
    let Some((from, to)) = ["->", "→", "=>"].iter().find_map(|arrow| by.split_once(arrow)) else {
        return (by, None);
    };
    let (from, to) = (without_account(from), without_account(to));
    let mut both = [from, to];
    both.sort_unstable();
    (from.to_owned(), Some(both.join(" · ")))
}

/// What the platform says: behind a time, without a name.
fn platform(header: &TurnHeader) -> Option<(String, String)> {
    let words = header.after.trim_matches(['*', ' ']);
    (header.before.is_empty() && !words.is_empty()).then(|| (PLATFORM.to_owned(), words.to_owned()))
}

/// Where a name ends: at the first colon, or at the second behind the name of a shop (小满旗舰店:小美).
fn name_end(after: &str) -> Option<usize> {
    let first = after.find([':', '：'])?;
    let (shop, rest) = after.split_at(first);
    let colon = rest.chars().next().map_or(1, char::len_utf8);
    let second = rest.get(colon..).and_then(|rest| rest.find([':', '：']));
    match second {
        Some(second) if shop.ends_with('店') => {
            let clerk = rest.get(colon..colon + second).unwrap_or_default();
            let is_clerk = is_name(clerk) && clerk.chars().count() <= BARE_NAME;
            Some(if is_clerk { first + colon + second } else { first })
        }
        _ => Some(first),
    }
}

/// A name without the account behind it, `(12345678)` or `<a@b.cn>`, and without a rank in front.
fn without_account(name: &str) -> &str {
    let name = name.trim().trim_matches(['\'', '"']);
    let name = match name.strip_prefix('【').and_then(|rest| rest.split_once('】')) {
        Some((_, name)) if !name.trim().is_empty() => name,
        _ => name,
    };
    let open = name.rfind(['(', '（', '<']);
    let ends = name.ends_with([')', '）', '>']);
    match open.filter(|open| ends && *open > 0) {
        Some(open) => {
            let (before, account) = name.split_at(open);
            let is_account =
                account.contains('@') || account.chars().filter(char::is_ascii_digit).count() >= 5;
            if is_account { before.trim() } else { name }
        }
        None => name.trim(),
    }
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
        self.blank = false;
        if let Some(day) = day_line(line) {
            (self.day, self.open) = (Some(day), false);
            return;
        }
        if let Some(told) = separator(line) {
            let told = told.to_lowercase();
            let names_one = CONVERSATIONS.iter().any(|word| told.contains(word));
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
            Some((by, words)) => self.begin(number, by, words, header.as_ref()),
            None => self.go_on(line),
        }
    }

    fn begin(&mut self, line: u32, by: String, text: String, header: Option<&TurnHeader>) {
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
        self.said.push(Said { by, message });
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

    fn finish(self) -> Vec<Said> {
        let mut said = self.said;
        said.retain(|one| !one.message.text.trim().is_empty());
        said
    }
}

/// The conversation that a line names.
fn session(line: &str) -> Option<String> {
    let at = line.find([':', '：'])?;
    let (name, rest) = line.split_at(at);
    let name = name.trim().to_lowercase();
    let value = rest.trim_start_matches([':', '：']).trim();
    (SESSIONS.contains(&&*name) && !value.is_empty()).then(|| value.to_owned())
}
