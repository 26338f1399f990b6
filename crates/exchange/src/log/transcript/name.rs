//! Who speaks, as lines of chats name them.

use crate::log::speaker::LogSpeaker;
use crate::log::turn_header::{TurnHeader, is_name};

/// How a file tells who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Words below the header.
    Below,
    /// Words behind the name and a colon, on the line with the time.
    Colon,
    /// Words behind the name and a blank, on the line with the time.
    Blank,
    /// Words behind a name, without a time.
    Bare,
}

/// The most characters of a name without a time.
pub(super) const BARE_NAME: usize = 16;

/// Who speaks where nobody is named beside a time.
pub(super) const PLATFORM: &str = "系统";

/// The name in front of a colon, and what is behind it; or a name by itself.
pub(super) fn bare_name(line: &str) -> Option<(&str, &str)> {
    let Some(at) = line.find([':', '：']) else {
        let short = line.chars().count() <= BARE_NAME && LogSpeaker::known(line).is_some();
        return short.then_some((line, ""));
    };
    let (name, rest) = line.split_at(at);
    let name = name.trim().trim_end_matches('*');
    let name = name.strip_suffix('说').map_or(name, str::trim);
    let short = name.chars().count() <= BARE_NAME && !name.contains(char::is_whitespace);
    (is_name(name) && short).then(|| (name, rest.trim_start_matches([':', '：', '*']).trim()))
}

/// Who speaks, where the header has nothing else behind it.
pub(super) fn named(header: &TurnHeader) -> Option<String> {
    let name = if header.before.is_empty() { &header.after } else { &header.before };
    let name = without_account(name.trim_end_matches([':', '：']));
    is_name(name).then(|| name.to_owned())
}

/// Who speaks, and the words behind.
pub(super) fn words_behind(header: &TurnHeader, way: Way) -> Option<(String, String)> {
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
            // A name may have a blank in it, where tabs part the rest.
            let (name, words) =
                after.split_once('\t').or_else(|| after.split_once(char::is_whitespace))?;
            filled(name, words)
        }
        Way::Below | Way::Bare => None,
    }
}

/// Who says it; and between whom, if it is said to whom: 小美(id) -> 小雨(id).
pub(super) fn addressed(by: String) -> (String, Option<String>) {
    let Some((from, to)) = ["->", "→", "=>"].iter().find_map(|arrow| by.split_once(arrow)) else {
        return (by, None);
    };
    let (from, to) = (without_account(from), without_account(to));
    let mut both = [from, to];
    both.sort_unstable();
    (from.to_owned(), Some(both.join(" · ")))
}

/// What the platform says: behind a time, without a name.
pub(super) fn platform(header: &TurnHeader) -> Option<(String, String)> {
    let words = header.after.trim_matches(['*', ' ']);
    (header.before.is_empty() && !words.is_empty()).then(|| (PLATFORM.to_owned(), words.to_owned()))
}

/// Where a name ends: at the first colon, or at the second behind the name of a shop (小满旗舰店:小美).
pub(super) fn name_end(after: &str) -> Option<usize> {
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
pub(super) fn without_account(name: &str) -> &str {
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
