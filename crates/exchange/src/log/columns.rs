//! Which column holds what: by the header, by what was said of them, or by what they look like.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::both_sides::{between, with_answer};
use super::chat;
use super::column_name::role_of;
use super::mapping::LogMapping;
use super::message::LogMessage;
use super::name_parts;
use super::role::LogRole;
use super::rows::LogRow;
use super::said::Said;
use super::speaker::LogSpeaker;
use super::time;

/// Rows by which columns are judged.
const SAMPLE: usize = 400;

/// What stands where nothing is known.
const NOTHING: [&str; 5] = ["", "nan", "null", "none", "-"];

/// What says that a human took over.
const YES: [&str; 9] =
    ["1", "true", "yes", "y", "是", "已转人工", "转人工", "hand_over", "callback"];

/// The most characters of a customer's name.
const NAME_CHARS: usize = 20;

/// How much less a column tells that names nobody.
const NOBODY: usize = 1_000;

static NO_ROW: LogRow = LogRow { line: 0, cells: Vec::new() };

/// Where what stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// Whether the first row is a header.
    pub header: bool,
    names: Vec<String>,
    roles: Vec<(LogRole, usize)>,
    /// Columns in which the accounts of customers or of the shop stand.
    accounts: Vec<(LogSpeaker, usize)>,
}

impl Columns {
    /// The columns of rows; `None` if none holds what was said.
    pub(super) fn of(rows: &[LogRow], mapping: &LogMapping) -> Option<Self> {
        let named = Self::named(rows, mapping);
        // A list of messages may begin with one that is the name of a column.
        let is_header = named.at(LogRole::Text).is_some() && rows.len() > 1;
        let columns = if is_header {
            named.with_speakers(rows, mapping)
        } else {
            Self::guessed(rows, mapping)
        };
        columns.at(LogRole::Text).map(|_| columns)
    }

    /// What each column was taken for.
    pub(super) fn said(&self) -> Vec<(String, &'static str)> {
        let name = |at: usize| match self.names.get(at) {
            Some(name) if self.header => name.clone(),
            _ => (at + 1).to_string(),
        };
        let mut roles = self.roles.clone();
        roles.sort_unstable_by_key(|(_, at)| *at);
        roles.into_iter().map(|(role, at)| (name(at), role.code())).collect()
    }

    /// What a row says: a message or a chat, and what was answered.
    pub(super) fn said_in(&self, row: &LogRow) -> Vec<Said> {
        let cell = |role: LogRole| self.at(role).map(|at| row.cell(at));
        let known = |role: LogRole| {
            let said = cell(role).filter(|said| !is_nothing(said));
            said.map(str::to_owned)
        };
        let speakers = || self.all(LogRole::From).map(|at| row.cell(at));
        let kind = speakers().find(|said| LogSpeaker::parse(said).is_some());
        let from = kind.map(str::to_owned).or_else(|| known(LogRole::From)).unwrap_or_default();
        let by = self.speaker(row, &from);
        let to = known(LogRole::To).unwrap_or_default();
        let replies: Vec<&str> = self
            .all(LogRole::Reply)
            .map(|at| row.cell(at))
            .filter(|said| !is_nothing(said))
            .collect();
        let by_row = || self.at(LogRole::Reply).map(|_| format!("#{}", row.line));
        // An order is talked about once, as a rule.
        let by_order = || known(LogRole::Order).filter(|_| self.at(LogRole::From).is_some());
        let session = known(LogRole::Session)
            .or_else(|| speakers().filter_map(|name| between(name, &to)).next());
        let session = session.or_else(by_order).or_else(by_row);
        let around = LogMessage {
            line: row.line,
            session: session.unwrap_or_default(),
            at: cell(LogRole::Time).and_then(time::parse),
            product: known(LogRole::Product),
            order: known(LogRole::Order),
            transferred: cell(LogRole::Transfer).is_some_and(is_yes),
            ..LogMessage::default()
        };
        let asked = known(LogRole::Text).map_or_else(Vec::new, |text| {
            chat::of_cell(Said { by, to, message: LogMessage { text, ..around.clone() } })
        });
        replies
            .into_iter()
            .fold(asked, |said, reply| with_answer(said, Some(reply.to_owned()), around.clone()))
    }

    /// Rows of which each has its conversation, where that is written once above those of it, as in
    /// cells that were merged.
    pub(super) fn filled_down<'r>(&self, rows: &'r [LogRow]) -> Cow<'r, [LogRow]> {
        let at = self.at(LogRole::Session).filter(|_| self.at(LogRole::From).is_some());
        let Some(at) = at else { return Cow::Borrowed(rows) };
        let below = rows.get(usize::from(self.header)..).unwrap_or_default();
        let blank = below.iter().filter(|row| row.cell(at).is_empty()).count();
        let begins = below.first().is_some_and(|row| !row.cell(at).is_empty());
        if !begins || blank * 3 < below.len() {
            return Cow::Borrowed(rows);
        }
        let mut last = String::new();
        let fill = |row: &LogRow| {
            let mut row = row.clone();
            if let Some(cell) = row.cells.get_mut(at) {
                if cell.trim().is_empty() {
                    cell.clone_from(&last);
                }
                last.clone_from(cell);
            }
            row
        };
        Cow::Owned(rows.iter().map(fill).collect())
    }

    /// Who speaks: the customer or the shop, where the one who speaks stands in a column of either.
    fn speaker(&self, row: &LogRow, from: &str) -> String {
        let accounts =
            self.accounts.iter().filter(|(_, at)| !from.is_empty() && row.cell(*at) == from);
        let mut whose = accounts.map(|(whose, _)| whose.word());
        whose.next().unwrap_or(from).to_owned()
    }

    fn at(&self, role: LogRole) -> Option<usize> {
        self.all(role).next()
    }

    fn all(&self, role: LogRole) -> impl Iterator<Item = usize> {
        self.roles.iter().filter(move |(one, _)| *one == role).map(|(_, at)| *at)
    }

    fn named(rows: &[LogRow], mapping: &LogMapping) -> Self {
        let (header, below) =
            rows.split_first().map_or((&NO_ROW, rows), |(first, rows)| (first, rows));
        let names: Vec<String> = (0..header.cells.len())
            .map(|at| header.cell(at).trim_matches('"').to_owned())
            .collect();
        let mut best: Vec<(LogRole, usize, usize)> = Vec::new();
        // A robot's and a human's may stand side by side; so may who speaks and of which kind.
        let mut replies: Vec<(LogRole, usize)> = Vec::new();
        let mut speakers: Vec<(LogRole, usize)> = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let said = if mapping.names_numbers() { None } else { mapping.of(name, at + 1) };
            let found = match said {
                Some(role) => role.map(|role| (role, 0)),
                None => role_of(name).map(|(role, telling)| {
                    (role, telling + 1 + if names_nobody(role, below, at) { NOBODY } else { 0 })
                }),
            };
            let Some((role, telling)) = found else { continue };
            if role == LogRole::Reply {
                replies.push((role, at));
                continue;
            }
            if role == LogRole::From {
                speakers.push((role, at));
            }
            match best.iter_mut().find(|(one, ..)| *one == role) {
                Some(other) if telling < other.2 => *other = (role, at, telling),
                Some(_) => {}
                None => best.push((role, at, telling)),
            }
        }
        let roles = best.into_iter().map(|(role, at, _)| (role, at)).chain(replies).chain(speakers);
        let mut seen = BTreeSet::new();
        let roles = roles.filter(|(_, at)| seen.insert(*at)).collect();
        let whose = |(at, name): (usize, &String)| Some((name_parts::account(name)?, at));
        let accounts = names.iter().enumerate().filter_map(whose).collect();
        Self { header: true, names, roles, accounts }
    }

    /// Where no name says who speaks, a column of nothing but speakers does: what an agent says must
    /// not be taken for a customer's. Of 0 and 1 that can't be told.
    fn with_speakers(mut self, rows: &[LogRow], mapping: &LogMapping) -> Self {
        let sample = rows.get(1..rows.len().min(SAMPLE)).unwrap_or_default();
        let is_free = |at: usize| {
            let name = self.names.get(at).map_or("", String::as_str);
            !self.roles.iter().any(|(_, other)| *other == at) && mapping.of(name, at + 1).is_none()
        };
        let speaks = |at: &usize| {
            let look = Look::of(sample, *at);
            look.speakers && !look.flags
        };
        let found = (0..self.names.len()).filter(|at| is_free(*at)).find(speaks);
        if self.at(LogRole::From).is_none() {
            self.roles.extend(found.map(|at| (LogRole::From, at)));
        }
        self
    }

    fn guessed(rows: &[LogRow], mapping: &LogMapping) -> Self {
        let sample = rows.get(..SAMPLE.min(rows.len())).unwrap_or_default();
        let width = sample.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let looks: Vec<Look> = (0..width).map(|at| Look::of(sample, at)).collect();
        let mut roles: Vec<(LogRole, usize)> = Vec::new();
        let said = |at: usize| mapping.of("", at + 1);
        for at in 0..width {
            roles.extend(said(at).flatten().map(|role| (role, at)));
        }
        let mut put = |role: LogRole, found: Option<usize>| {
            if !roles.iter().any(|(one, _)| *one == role) {
                roles.extend(found.map(|at| (role, at)));
            }
        };
        let free = |at: &usize| said(*at).is_none();
        let columns = || (0..width).filter(free);
        let text = columns().max_by_key(|at| (looks[*at].telling, *at));
        let text_at = text.filter(|at| looks[*at].telling > 0);
        put(LogRole::Text, text_at);
        let others = || columns().filter(move |at| Some(*at) != text_at);
        put(LogRole::Time, others().find(|at| looks[*at].times));
        let from = others().find(|at| looks[*at].speakers);
        put(LogRole::From, from);
        put(LogRole::Session, others().find(|at| looks[*at].ids && !looks[*at].times));
        // Beside who speaks stands with whom.
        let with = others().filter(|at| from.is_some_and(|from| from != *at));
        put(LogRole::Session, with.clone().find(|at| looks[*at].names));
        // The public logs of this shape have it right behind.
        let behind =
            from.map(|at| at + 1).filter(|at| looks.get(*at).is_some_and(|look| look.flags));
        put(LogRole::Transfer, behind.filter(free));
        let before =
            text_at.and_then(|at| at.checked_sub(1)).filter(|at| width > 3 && looks[*at].codes);
        put(LogRole::Product, before.filter(free));
        Self { roles, ..Self::default() }
    }
}

/// Whether a column is called as if it had speakers, and has none that is known: a type of message
/// may be who sent it, or that it is text.
fn names_nobody(role: LogRole, rows: &[LogRow], at: usize) -> bool {
    role == LogRole::From
        && !rows.iter().take(SAMPLE).any(|row| LogSpeaker::known(row.cell(at)).is_some())
}

/// What a column looks like.
struct Look {
    /// How much of what people say is in it: characters of different cells.
    telling: usize,
    times: bool,
    /// Two or more kinds of speakers.
    speakers: bool,
    /// Only 0 and 1.
    flags: bool,
    /// Names of things that come again: letters and digits.
    ids: bool,
    /// Short names that come again and again.
    names: bool,
    /// Numbers of things, or nothing.
    codes: bool,
}

impl Look {
    fn of(rows: &[LogRow], at: usize) -> Self {
        let cells: Vec<&str> = rows.iter().map(|row| row.cell(at)).collect();
        let filled: Vec<&str> = cells.iter().copied().filter(|cell| !is_nothing(cell)).collect();
        let different: BTreeSet<&str> = filled.iter().copied().collect();
        let all = |holds: &dyn Fn(&str) -> bool| {
            !filled.is_empty() && filled.iter().all(|cell| holds(cell))
        };
        let speakers: BTreeSet<u8> = filled
            .iter()
            .map(|cell| LogSpeaker::parse(cell).map_or(u8::MAX, |speaker| speaker as u8))
            .collect();
        let times = all(&|cell| time::parse(cell).is_some());
        let code = |cell: &str| cell.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
        let id = |cell: &str| {
            code(cell) && cell.len() > 1 && cell.contains(|c: char| c.is_ascii_digit())
        };
        let words = |cell: &&str| cell.chars().filter(|c| c.is_alphabetic()).count();
        let ids = all(&id) && (different.len() < filled.len() || filled.len() == 1);
        Self {
            telling: if times || all(&id) { 0 } else { different.iter().map(words).sum() },
            times,
            speakers: speakers.len() > 1 && !speakers.contains(&u8::MAX),
            flags: all(&|cell| matches!(cell, "0" | "1")),
            ids,
            names: all(&|cell| cell.chars().count() <= NAME_CHARS)
                && !times
                && different.len() > 1
                && different.len() * 2 <= filled.len(),
            codes: cells
                .iter()
                .all(|cell| is_nothing(cell) || cell.bytes().all(|b| b.is_ascii_digit())),
        }
    }
}

pub(super) fn is_nothing(said: &str) -> bool {
    NOTHING.iter().any(|nothing| said.eq_ignore_ascii_case(nothing))
}

pub(super) fn is_yes(said: &str) -> bool {
    YES.iter().any(|yes| said.eq_ignore_ascii_case(yes))
}
