//! The line above a message, or its beginning, that says who said it and when.

use std::sync::LazyLock;

use jiff::civil::{Date, DateTime, Time};
use regex::{Captures, Regex};

/// The most characters of a name.
const NAME_CHARS: usize = 40;

/// Marks of direction and of bytes, which some programs put in front of lines.
const INVISIBLE: [char; 4] = ['\u{feff}', '\u{200e}', '\u{200f}', '\u{202a}'];

/// What stands around times and names.
const AROUND: &[char] = &[
    ' ', '\t', '\u{3000}', '[', ']', '【', '】', '(', ')', '（', '）', '<', '>', '\'', '"', '-',
    '–', '—', '|',
];

/// Who said something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TurnHeader {
    /// When; `None`: only the clock is told, see [`TurnHeader::clock`].
    pub date: Option<Date>,
    pub clock: Option<Time>,
    /// What stands in front of the time: a name, or nothing.
    pub before: String,
    /// What stands behind it.
    pub after: String,
}

static STAMP: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let year = r"(?P<y>\d{4})\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})日?";
    let short = r"(?P<m2>\d{1,2})[-/月](?P<d2>\d{1,2})日?";
    let behind = r"(?P<d3>\d{1,2})/(?P<m3>\d{1,2})/(?P<y3>\d{2,4})";
    let day = r"(?:星期.|周[一二三四五六日天]|\p{Alphabetic}{3,9}day|昨天|今天|前天)";
    let clock = concat!(
        r"(?:(?P<half>上午|下午|凌晨|早上|中午|晚上|AM|PM)\s?)?(?P<h>\d{1,2})[:：](?P<min>\d{2})",
        r"(?:[:：](?P<s>\d{2}))?(?:[.,]\d{1,6})?(?:Z|[+-]\d{2}:?\d{2})?(?:\s?(?P<pm>[AaPp][Mm])\b)?",
    );
    let date = format!(r"(?:(?:{year}|{behind}|{short})[\sT,，]*{day}?|{day})");
    Regex::new(&format!(r"(?:{date}[\s,，]*)?{clock}")).ok()
});

static DATE_LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let date = r"(?P<y>\d{4})\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})日?";
    let day = r"(?:星期.|周.|[(（].[)）])?";
    Regex::new(&format!(r"^[\s\-—–=*_─·]*{date}\s*{day}[\s\-—–=*_─·]*$")).ok()
});

/// The number of a message: `#12 10:30 小雨`.
static NUMBER: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(?:#\d{1,6}|\[\d{1,6}\]|\d{1,6}[.、])\s+").ok());

/// The day that a line tells, if it tells nothing else.
pub(super) fn day_line(line: &str) -> Option<Date> {
    let found = DATE_LINE.as_ref()?.captures(line)?;
    Date::new(number(&found, "y")?, number(&found, "m")?, number(&found, "d")?).ok()
}

impl TurnHeader {
    /// Reads a line. Whether it is one of many that say who speaks, the others tell.
    pub(super) fn of(line: &str) -> Option<Self> {
        let line = line.trim_matches(|c: char| c.is_whitespace() || INVISIBLE.contains(&c));
        if !line.contains([':', '：']) || !line.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let number = NUMBER.as_ref()?.find(line).map_or(0, |number| number.end());
        let line = line.get(number..)?;
        // No name is as long as a message.
        let near: String = line.chars().take(NAME_CHARS * 2).collect();
        let found = STAMP.as_ref()?.captures(&near)?;
        let whole = found.get(0)?;
        let before = line.get(..whole.start())?;
        let after = line.get(whole.end()..)?;
        let clock = clock(&found)?;
        // Part of a longer number, or what a name says of a time: 开始时间：10:30.
        let goes_on = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '/');
        if before.ends_with(goes_on) || before.trim_end().ends_with([':', '：']) {
            return None;
        }
        let before = before.trim_matches(AROUND);
        let closed = after.trim_start_matches([']', '】', ')', '）', '>']);
        if before.is_empty() {
            // 10:30之前下单今天发吗 goes on behind the clock.
            let is_apart = closed.len() < after.len()
                || after.is_empty()
                || after.starts_with(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '|'));
            if !is_apart {
                return None;
            }
        } else {
            let is_end = closed.trim().is_empty() || closed.trim_start().starts_with([':', '：']);
            if !is_end || !is_name(before) {
                return None;
            }
        }
        let after = closed.trim_start_matches(AROUND).trim_end();
        Some(Self {
            date: date(&found),
            clock: Some(clock),
            before: before.to_owned(),
            after: after.to_owned(),
        })
    }

    /// When, with the day of the last line that told one.
    pub(super) fn at(&self, day: Option<Date>) -> Option<DateTime> {
        Some(DateTime::from_parts(self.date.or(day)?, self.clock?))
    }
}

/// Whether a line is a time and nothing else, as chats show it between messages.
pub(super) fn is_time_line(line: &str) -> bool {
    TurnHeader::of(line).is_some_and(|one| one.before.is_empty() && one.after.is_empty())
}

/// Whether something may be a name: no sentence, and not too long.
pub(super) fn is_name(said: &str) -> bool {
    let length = said.chars().count();
    (1..=NAME_CHARS).contains(&length) && !said.contains(['，', '。', '？', '！', '?', '!', '；'])
}

fn date(found: &Captures) -> Option<Date> {
    let full = |y: &str, m: &str, d: &str| -> Option<Date> {
        let year: i16 = number(found, y)?;
        let year = if year < 100 { year + 2000 } else { year };
        let (month, day): (i8, i8) = (number(found, m)?, number(found, d)?);
        // 11/24/2026 as some countries write it, 24/11/2026 as others.
        Date::new(year, month, day).or_else(|_| Date::new(year, day, month)).ok()
    };
    full("y", "m", "d").or_else(|| full("y3", "m3", "d3"))
}

fn clock(found: &Captures) -> Option<Time> {
    let hour: i8 = number(found, "h")?;
    let half = found.name("pm").or_else(|| found.name("half")).map_or("", |half| half.as_str());
    let late = matches!(half, "下午" | "晚上") || half.eq_ignore_ascii_case("pm");
    let hour = match (late, hour) {
        (true, 1..=11) => hour + 12,
        (false, 12) if half.eq_ignore_ascii_case("am") || half == "凌晨" => 0,
        _ => hour,
    };
    Time::new(hour, number(found, "min")?, number(found, "s").unwrap_or_default(), 0).ok()
}

fn number<T: std::str::FromStr>(found: &Captures, name: &str) -> Option<T> {
    found.name(name)?.as_str().parse().ok()
}
