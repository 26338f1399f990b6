//! What belongs to one number.

use crate::text::is_han;

/// Spoken digits of a run from which on they are a number: 一三九零零零零零零零零, but not 七八个.
const SPOKEN: usize = 7;

/// Letters in front of a courier's number or in the name of a model.
const PREFIX: usize = 6;

/// A number as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    /// Latin letters right before the digits, in upper case.
    pub prefix: String,
    /// Groups of digits, each with the sign before it.
    pub groups: Vec<Group>,
}

/// Digits without anything between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// The sign that joins it to the group before; in front of the first `+`, a minus or nothing.
    pub sign: Option<char>,
    pub digits: String,
    pub start: usize,
    pub end: usize,
}

/// Numbers from left to right. One begins and ends with a digit or its prefix.
pub(super) fn tokens(chars: &[char]) -> Vec<Token> {
    let digits = with_spoken_digits(chars);
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < digits.len() {
        let Some(chain) = chain(&digits, at) else {
            at += 1;
            continue;
        };
        at = chain.end;
        split(chain, &mut tokens);
    }
    tokens
}

/// The text with runs of spoken digits written out: 一三九 → 139.
fn with_spoken_digits(chars: &[char]) -> Vec<char> {
    let mut out = chars.to_vec();
    let mut at = 0;
    while at < chars.len() {
        let inside = |c: char, next: Option<&char>| {
            digit(c).is_some() || matches!(c, ' ' | '-') && next.copied().and_then(digit).is_some()
        };
        let length = (at..chars.len())
            .take_while(|place| chars.get(*place).is_some_and(|c| inside(*c, chars.get(place + 1))))
            .count();
        let run = chars.get(at..at + length).unwrap_or_default();
        let spoken = run.iter().filter(|c| is_han(**c) || matches!(c, '〇' | '○')).count();
        if spoken >= SPOKEN {
            for (slot, c) in out.iter_mut().skip(at).zip(run) {
                *slot = digit(*c).unwrap_or(*c);
            }
        }
        at += length.max(1);
    }
    out
}

/// The digit that a character is, spoken or written.
fn digit(c: char) -> Option<char> {
    Some(match c {
        '0'..='9' => c,
        '零' | '〇' | '○' => '0',
        '幺' | '一' => '1',
        '二' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        _ => return None,
    })
}

/// Digits, and what may stand between those of one number, beginning here.
fn chain(chars: &[char], at: usize) -> Option<Token> {
    let here = |at: usize| chars.get(at).copied();
    let before = at.checked_sub(1).and_then(here);
    if before.is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let letters = (at..)
        .take(PREFIX + 1)
        .take_while(|at| here(*at).is_some_and(|c| c.is_ascii_alphabetic()))
        .count();
    let mut from = at + letters;
    if letters > 0 && here(from) == Some('-') {
        from += 1;
    }
    if letters > PREFIX || !here(from).is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let prefix: String = chars.get(at..at + letters).unwrap_or_default().iter().collect();
    let sign = before
        .filter(|c| letters == 0 && matches!(c, '+' | '-' | '¥' | '$' | '('))
        .filter(|_| !inside_word(chars, at));
    let mut groups = vec![group(chars, from, sign)];
    while let Some(last) = groups.last() {
        let end = last.end;
        let (sign, next) = match (here(end), here(end + 1), here(end + 2)) {
            (Some(sign @ (' ' | '-' | '.' | '/' | ')' | '转' | '~')), Some(c), _)
                if c.is_ascii_digit() =>
            {
                (sign, end + 1)
            }
            (Some('分'), Some('机'), Some(c)) if c.is_ascii_digit() => ('转', end + 2),
            (Some(')'), Some(' ' | '-'), Some(c)) if c.is_ascii_digit() => (')', end + 2),
            _ => break,
        };
        groups.push(group(chars, next, Some(sign)));
    }
    let end = groups.last().map_or(from, |last| last.end);
    Some(Token { start: at, end, prefix: prefix.to_ascii_uppercase(), groups })
}

/// Whether the sign before a number stands behind a word, so that it is a dash.
fn inside_word(chars: &[char], at: usize) -> bool {
    let sign = at.checked_sub(1).and_then(|at| chars.get(at));
    let word = at.checked_sub(2).and_then(|at| chars.get(at));
    sign == Some(&'-') && word.is_some_and(|c| is_han(*c) || c.is_ascii_alphanumeric())
}

fn group(chars: &[char], start: usize, sign: Option<char>) -> Group {
    let digits: String = chars.iter().skip(start).take_while(|c| c.is_ascii_digit()).collect();
    let end = start + digits.len();
    Group { sign, digits, start, end }
}

/// Groups that stand side by side as numbers of their own.
fn split(chain: Token, tokens: &mut Vec<Token>) {
    let Token { start, prefix, groups, .. } = chain;
    let mut rest = groups.as_slice();
    let mut first = Some((start, prefix));
    while !rest.is_empty() {
        let count = belonging(rest, first.as_ref().is_some_and(|(_, prefix)| !prefix.is_empty()));
        let (own, others) = rest.split_at(count);
        let (Some(one), Some(last)) = (own.first(), own.last()) else { break };
        let (start, prefix) = first.take().unwrap_or((one.start, String::new()));
        tokens.push(Token { start, end: last.end, prefix, groups: own.to_vec() });
        rest = others;
    }
}

/// How many of the groups are the first number.
fn belonging(groups: &[Group], prefixed: bool) -> usize {
    let length = |group: &Group| group.digits.len();
    let total = |count: usize| groups.iter().take(count).map(length).sum::<usize>();
    let joined = |count: usize| -> String {
        groups.iter().take(count).map(|group| group.digits.as_str()).collect()
    };
    let signs = |count: usize, allowed: &[char]| {
        groups
            .iter()
            .take(count)
            .skip(1)
            .all(|group| group.sign.is_some_and(|sign| allowed.contains(&sign)))
    };
    let most = groups.len().min(24);
    if prefixed {
        return 1;
    }
    // A mobile number, with or without the country's.
    let mobile = (1..=most).find(|count| signs(*count, &[' ', '-']) && is_mobile(&joined(*count)));
    if let Some(count) = mobile {
        return count;
    }
    // A landline with its extension; 400-820-8820.
    if let Some(count) = (1..=most.min(3)).find(|count| {
        let code = groups.first().is_some_and(|first| {
            matches!(length(first), 3 | 4) && first.digits.starts_with('0')
                || length(first) > 9 && first.digits.starts_with('0')
        });
        code && signs(*count, &[' ', '-', ')']) && is_landline(&joined(*count))
            || is_service(groups.get(..*count).unwrap_or_default())
    }) {
        let extension = groups
            .get(count)
            .filter(|group| matches!(group.sign, Some('-' | '转')) && length(group) <= 6);
        return count + usize::from(extension.is_some());
    }
    // An order number in blocks, or with hyphens.
    let blocks = (2..=most).rev().find(|count| {
        let own = groups.get(..*count).unwrap_or_default();
        signs(*count, &[' '])
            && (12..=24).contains(&total(*count))
            && own.iter().all(|group| (3..=6).contains(&length(group)))
    });
    let hyphens = (2..=most).rev().find(|count| {
        signs(*count, &['-']) && (10..=24).contains(&total(*count)) && !is_day(groups)
    });
    if let Some(count) = blocks.or(hyphens) {
        return count;
    }
    // A day, a decimal, a range.
    if is_day(groups) {
        return 3;
    }
    match groups.get(1).and_then(|second| second.sign) {
        Some('.' | '-' | '~') if length(&groups[0]) < 7 && length(&groups[1]) < 7 => 2,
        Some('/') if length(&groups[0]) <= 2 && length(&groups[1]) <= 2 => 2,
        _ => 1,
    }
}

/// Whether the groups begin with a day and its year.
fn is_day(groups: &[Group]) -> bool {
    let [year, month, day, ..] = groups else { return false };
    let sign = month.sign == day.sign && matches!(month.sign, Some('-' | '.' | '/'));
    sign && year.digits.len() == 4 && month.digits.len() <= 2 && day.digits.len() <= 2
}

/// Whether it is a mobile number, the country's number before it or not.
pub(super) fn is_mobile(digits: &str) -> bool {
    bare_mobile(digits).is_some()
}

/// The mobile number without the country's.
pub(super) fn bare_mobile(digits: &str) -> Option<&str> {
    let bare = match digits.len() {
        15 => digits.strip_prefix("0086")?,
        13 => digits.strip_prefix("86")?,
        11 => digits,
        _ => return None,
    };
    let second = bare.strip_prefix('1')?.chars().next()?;
    ('3'..='9').contains(&second).then_some(bare)
}

/// Whether it is a landline's number with its area's.
pub(super) fn is_landline(digits: &str) -> bool {
    digits.starts_with('0') && !digits.starts_with("00") && (10..=12).contains(&digits.len())
}

/// Whether it is a company's number: 400-820-8820.
pub(super) fn is_service(groups: &[Group]) -> bool {
    let digits: String = groups.iter().map(|group| group.digits.as_str()).collect();
    digits.len() == 10
        && (digits.starts_with("400") || digits.starts_with("800"))
        && groups.len() > 1
}
