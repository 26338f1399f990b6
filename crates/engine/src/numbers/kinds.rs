//! What kind of number a token is.

use std::sync::LazyLock;

use super::number::NumberKind;
use super::tokens::{Group, Token, bare_mobile, is_landline, is_service};
use crate::lists::NUMBERS;

/// Characters before a number in which a word may say what it is: 快递单号是.
const CUE_REACH: usize = 8;

/// Digits of order and tracking numbers.
const LEAST_ORDER: usize = 10;
const MOST_ORDER: usize = 24;
const LEAST_TRACKING: usize = 8;

/// Words beside numbers; units with the longest first.
struct Words {
    tracking: Vec<String>,
    phone: Vec<String>,
    amount: Vec<String>,
    size: Vec<String>,
    time: Vec<String>,
    quantity: Vec<String>,
    /// Behind a day without a year: 12.1能退吗 is no size.
    day: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let words = |section| {
        let mut words = NUMBERS.words(section);
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        words
    };
    Words {
        tracking: words("tracking-before"),
        phone: words("phone-before"),
        amount: words("amount"),
        size: words("size"),
        time: words("time"),
        quantity: words("quantity"),
        day: words("day-behind"),
    }
});

/// The kind of a token and how it is noted; `None` for a number that is none of these.
pub(super) fn kind(chars: &[char], token: &Token) -> Option<(NumberKind, String)> {
    let joined: String = token.groups.iter().map(|group| group.digits.as_str()).collect();
    let first = token.groups.first()?;
    if !token.prefix.is_empty() {
        return lettered(chars, token, &joined);
    }
    if let Some(bare) = bare_mobile(&joined) {
        return Some((NumberKind::Phone, bare.to_owned()));
    }
    if let Some(phone) = landline(&token.groups) {
        return Some((NumberKind::Phone, phone));
    }
    let before: String = chars
        .get(token.start.saturating_sub(CUE_REACH)..token.start)
        .unwrap_or_default()
        .iter()
        .collect();
    let said = |words: &[String]| words.iter().any(|word| before.contains(word.as_str()));
    let written = written(&token.groups);
    if (LEAST_ORDER..=MOST_ORDER).contains(&joined.len()) && !written.contains('.') {
        let kind = if said(&WORDS.tracking) { NumberKind::Tracking } else { NumberKind::Order };
        return Some((kind, written));
    }
    if (7..=8).contains(&joined.len()) && token.groups.len() < 3 && said(&WORDS.phone) {
        return Some((NumberKind::Phone, joined));
    }
    if joined.len() > MOST_ORDER {
        return None;
    }
    measure(chars, token, first, written)
}

/// SF3141592653589, PT-301.
fn lettered(chars: &[char], token: &Token, digits: &str) -> Option<(NumberKind, String)> {
    let ends_word = !chars.get(token.end).is_some_and(char::is_ascii_alphabetic);
    let letters = token.prefix.len();
    if (2..=4).contains(&letters) && digits.len() >= LEAST_TRACKING && ends_word {
        return Some((NumberKind::Tracking, format!("{}{digits}", token.prefix)));
    }
    let hyphen = chars.get(token.start + letters) == Some(&'-');
    let is_model = digits.len() >= 2 && (letters > 1 || hyphen);
    let behind: String =
        chars.iter().skip(token.end).take_while(|c| c.is_ascii_alphanumeric()).collect();
    let name = format!("{}{digits}{behind}", token.prefix).to_ascii_lowercase();
    is_model.then_some((NumberKind::Model, name))
}

fn landline(groups: &[Group]) -> Option<String> {
    let all =
        |groups: &[Group]| -> String { groups.iter().map(|group| group.digits.as_str()).collect() };
    let extended = |count: usize| {
        groups.get(count).map_or_else(String::new, |group| format!("转{}", group.digits))
    };
    if is_service(groups) {
        let parts: Vec<&str> = groups.iter().map(|group| group.digits.as_str()).collect();
        return Some(parts.join("-"));
    }
    let (code, number, count) = match groups {
        [code, number, ..] if matches!(code.digits.len(), 3 | 4) => {
            (code.digits.clone(), number.digits.clone(), 2)
        }
        [whole, ..] if whole.digits.len() >= 10 => {
            // 010 and 02x have three digits, all others four.
            let long = !whole.digits.starts_with("01") && !whole.digits.starts_with("02");
            let (code, number) = whole.digits.split_at(if long { 4 } else { 3 });
            (code.to_owned(), number.to_owned(), 1)
        }
        _ => return None,
    };
    let is_one = is_landline(&all(groups.get(..count)?)) && matches!(number.len(), 7 | 8);
    is_one.then(|| format!("{code}-{number}{}", extended(count)))
}

/// Digits with the signs between them; spaces join.
fn written(groups: &[Group]) -> String {
    let mut text = String::new();
    for (at, group) in groups.iter().enumerate() {
        match group.sign {
            Some(' ') => {}
            Some('~') => text.push('-'),
            Some(sign) if at > 0 => text.push(sign),
            Some('-') => text.push('-'),
            _ => {}
        }
        text.push_str(&group.digits);
    }
    text
}

/// Amounts, sizes, days and quantities, by their unit.
fn measure(
    chars: &[char],
    token: &Token,
    first: &Group,
    written: String,
) -> Option<(NumberKind, String)> {
    let behind: String = chars.iter().skip(token.end).take(4).collect();
    let behind = behind.trim_start().to_lowercase();
    let unit = |words: &'static [String]| {
        let mut words = words.iter();
        words.find(|word| {
            let latin = word.bytes().all(|b| b.is_ascii_alphabetic());
            let rest = behind.strip_prefix(word.as_str());
            rest.is_some_and(|rest| !latin || !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        })
    };
    let words = &*WORDS;
    let two = token.groups.len() == 2;
    let sign = token.groups.get(1).and_then(|second| second.sign);
    if token.groups.len() == 3 {
        return Some((NumberKind::Date, written));
    }
    if matches!(first.sign, Some('¥' | '$')) {
        return Some((NumberKind::Amount, written));
    }
    if let Some(day) = month_and_day(&behind, &written) {
        return Some((NumberKind::Date, day));
    }
    for (kind, units) in [
        (NumberKind::Amount, &words.amount),
        (NumberKind::Size, &words.size),
        (NumberKind::Date, &words.time),
        (NumberKind::Quantity, &words.quantity),
    ] {
        if let Some(unit) = unit(units) {
            return Some((kind, format!("{written}{unit}")));
        }
    }
    let is_day = two && matches!(sign, Some('.' | '/')) && in_a_year(&token.groups);
    if is_day
        && (sign == Some('/') || words.day.iter().any(|word| behind.starts_with(word.as_str())))
    {
        return Some((NumberKind::Date, written));
    }
    let cents = two
        && sign == Some('.')
        && token.groups.get(1).is_some_and(|cents| cents.digits.len() == 2);
    Some((if cents { NumberKind::Amount } else { NumberKind::Quantity }, written))
}

/// 11月24号.
fn month_and_day(behind: &str, month: &str) -> Option<String> {
    let rest = behind.strip_prefix('月')?;
    let day: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let end = rest.chars().nth(day.len()).filter(|c| matches!(c, '号' | '日'));
    Some(format!("{month}月{day}{}", end.map(String::from).unwrap_or_default()))
}

fn in_a_year(groups: &[Group]) -> bool {
    let number = |at: usize| groups.get(at).and_then(|group| group.digits.parse::<u32>().ok());
    number(0).is_some_and(|month| (1..=12).contains(&month))
        && number(1).is_some_and(|day| (1..=31).contains(&day))
}
