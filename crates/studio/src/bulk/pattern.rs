//! What is looked for, and what comes in its place.
//!
//! An expression is matched in time that grows with the text, never exponentially; what it may take
//! in memory, and how often it is tried in one text, is bounded as well.

use std::ops::Range;

use kaopu_model::limits::TEXT_CHARS;
use regex::{Captures, Regex, RegexBuilder};

use crate::error::{ApiError, ApiResult};
use crate::view::{Replacement, TextPiece};

/// Characters of what is looked for, and of what comes in its place.
const PATTERN_CHARS: usize = 1_000;

/// Bytes that an expression may take when it is ready to be used.
const EXPRESSION_BYTES: usize = 1 << 20;

/// Brackets in brackets.
const NESTING: u32 = 50;

/// Places in one text.
const MOST_PLACES: usize = 1_000;

pub(super) struct Pattern {
    regex: Regex,
    with: String,
    has_groups: bool,
}

/// A text in which something was found.
pub(super) enum Found {
    /// It reads otherwise.
    Replaced { pieces: Vec<TextPiece>, after: String },
    /// There is so much to replace in it, or it would become so long, that it stays.
    TooMuch,
}

impl Pattern {
    /// # Errors
    /// `bad-pattern`: it makes no sense, or is too large.
    pub(super) fn new(how: &Replacement) -> ApiResult<Self> {
        for text in [&how.find, &how.with] {
            if text.chars().nth(PATTERN_CHARS).is_some() {
                return Err(bad(
                    format!("查找和替换的内容最多 {PATTERN_CHARS} 个字"),
                    format!("what is found and replaced has at most {PATTERN_CHARS} characters"),
                ));
            }
        }
        let expression = if how.regex { how.find.clone() } else { regex::escape(&how.find) };
        let regex = RegexBuilder::new(&expression)
            .case_insensitive(!how.match_case)
            .size_limit(EXPRESSION_BYTES)
            .nest_limit(NESTING)
            .build()
            .map_err(|error| unusable(&error))?;
        let with = if how.regex { with_braces(&how.with, &regex)? } else { how.with.clone() };
        Ok(Self { regex, with, has_groups: how.regex })
    }

    /// What becomes of a text; `None`: nothing. A placeholder is replaced as a whole or not at all: a
    /// word that the shop says otherwise is no reason to call a fact otherwise.
    pub(super) fn replace(&self, text: &str) -> Option<Found> {
        let (mut pieces, mut after, mut end) = (Vec::new(), String::new(), 0);
        let keep = |pieces: &mut Vec<TextPiece>, after: &mut String, kept: &str| {
            if !kept.is_empty() {
                pieces.push(TextPiece::kept(kept));
                after.push_str(kept);
            }
        };
        let placeholders = placeholders(text);
        for (nth, captures) in self.regex.captures_iter(text).enumerate() {
            let found = captures.get_match();
            if placeholders.iter().any(|one| cuts(&found.range(), one)) {
                continue;
            }
            keep(&mut pieces, &mut after, text.get(end..found.start()).unwrap_or_default());
            end = found.end();
            let new = self.new_text(&captures);
            after.push_str(&new);
            if nth >= MOST_PLACES || after.len() > TEXT_CHARS * 4 {
                return Some(Found::TooMuch);
            }
            pieces.push(TextPiece { before: found.as_str().to_owned(), after: new });
        }
        keep(&mut pieces, &mut after, text.get(end..).unwrap_or_default());
        if after == text {
            return None;
        }
        let fits = after.chars().nth(TEXT_CHARS).is_none();
        Some(if fits { Found::Replaced { pieces, after } } else { Found::TooMuch })
    }

    fn new_text(&self, captures: &Captures<'_>) -> String {
        if !self.has_groups {
            return self.with.clone();
        }
        let mut new = String::new();
        captures.expand(&self.with, &mut new);
        new
    }
}

/// Where placeholders stand in a text.
fn placeholders(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find('{')).map(|at| from + at) {
        let inner = text.get(at + 1..).unwrap_or_default();
        from = match inner.find(['{', '}']) {
            // Doubled, a brace is a brace.
            Some(0) => at + 2,
            Some(end) if inner.get(end..).is_some_and(|rest| rest.starts_with('}')) => {
                found.push(at..at + end + 2);
                at + end + 2
            }
            _ => at + 1,
        };
    }
    found
}

/// Whether a place takes a part of a placeholder.
fn cuts(place: &Range<usize>, placeholder: &Range<usize>) -> bool {
    let apart = place.end <= placeholder.start || placeholder.end <= place.start;
    let whole = place.start <= placeholder.start && placeholder.end <= place.end;
    !apart && !whole
}

/// What comes in the place, with `$1` as `${1}`, so that letters may follow it.
fn with_braces(with: &str, regex: &Regex) -> ApiResult<String> {
    let mut braced = String::with_capacity(with.len());
    let mut rest = with;
    while let Some((before, behind)) = rest.split_once('$') {
        braced.push_str(before);
        let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, tail) = behind.split_at(digits);
        if let Some(tail) = behind.strip_prefix('$') {
            braced.push_str("$$");
            rest = tail;
        } else if digits > 0 {
            must_be_group(number, regex)?;
            braced.push_str(&format!("${{{number}}}"));
            rest = tail;
        } else if let Some((name, tail)) =
            behind.strip_prefix('{').and_then(|inner| inner.split_once('}'))
        {
            must_be_group(name, regex)?;
            braced.push_str(&format!("${{{name}}}"));
            rest = tail;
        } else {
            // A price: $ alone is a dollar.
            braced.push_str("$$");
            rest = behind;
        }
    }
    braced.push_str(rest);
    Ok(braced)
}

fn must_be_group(name: &str, regex: &Regex) -> ApiResult<()> {
    let is_group = match name.parse::<usize>() {
        Ok(number) => number < regex.captures_len(),
        Err(_) => regex.capture_names().flatten().any(|known| known == name),
    };
    if is_group {
        return Ok(());
    }
    Err(bad(
        format!("替换里写了 ${name}，但查找里没有这个括号组"),
        format!("the replacement has ${name}, and there is no such group in the expression"),
    ))
}

fn unusable(error: &regex::Error) -> ApiError {
    let regex::Error::Syntax(told) = error else {
        return bad("这个正则表达式太大了，写短一些", "this expression is too large; shorten it");
    };
    let last = told.lines().last().unwrap_or_default();
    let en = last.trim().trim_start_matches("error: ").trim_end_matches('.');
    bad(format!("正则表达式不对：{}", syntax_zh(en)), format!("no such expression: {en}"))
}

/// What people get wrong, in Chinese.
fn syntax_zh(en: &str) -> &str {
    let known = [
        ("unclosed group", "( 没有配上 )"),
        ("unopened group", ") 没有配上 ("),
        ("unclosed character class", "[ 没有配上 ]"),
        ("repetition operator missing", "* + ? { 前面要有内容"),
        ("unclosed counted repetition", "{ 没有配上 }；要找花括号本身，写成 \\{"),
        ("repetition quantifier expects", "{ } 里要写次数，例如 {2}；要找花括号本身，写成 \\{"),
        ("invalid repetition count", "{ } 里的次数，前一个不能大于后一个"),
        ("invalid character class range", "[ ] 里的范围，前一个不能排在后一个之后"),
        ("incomplete escape", "末尾的 \\ 后面还要有一个字符；要找 \\ 本身，写成 \\\\"),
        ("unrecognized escape", "\\ 后面的字符认不得"),
        ("look-around", "不支持 (?= (?! (?<= (?<! 这几种写法"),
        ("backreferences", "查找里不支持 \\1 这样的写法"),
        ("exceed", "太长或括号套得太深"),
    ];
    known.iter().find(|(key, _)| en.contains(key)).map_or(en, |(_, zh)| zh)
}

fn bad(zh: impl Into<String>, en: impl Into<String>) -> ApiError {
    ApiError::new("bad-pattern", zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(find: &str, with: &str, regex: bool) -> ApiResult<Pattern> {
        let how =
            Replacement { find: find.into(), with: with.into(), regex, ..Replacement::default() };
        Pattern::new(&how)
    }

    fn replaced(find: &str, with: &str, regex: bool, text: &str) -> Option<String> {
        match pattern(find, with, regex).unwrap().replace(text)? {
            Found::Replaced { pieces, after } => {
                assert_eq!(pieces.iter().map(|piece| &*piece.before).collect::<String>(), text);
                assert_eq!(pieces.iter().map(|piece| &*piece.after).collect::<String>(), after);
                Some(after)
            }
            Found::TooMuch => panic!("too much"),
        }
    }

    #[test]
    fn texts_are_found_as_they_are_written_and_expressions_as_they_mean() {
        for (find, with, regex, text, after) in [
            ("1.5升", "2升", false, "1.5升和1x5升", Some("2升和1x5升")),
            ("$1", "$2", false, "要$1", Some("要$2")),
            ("vip", "会员", false, "VIP和vip", Some("会员和会员")),
            ("包邮", "包邮", false, "包邮", None),
            (r"(\d+)\s*小时", "$1个小时", true, "48 小时内", Some("48个小时内")),
            (r"(\d+)元", "${1}块$$1", true, "5元", Some("5块$1")),
            (r"(?<n>\d+)元", "$$${n}", true, "5元", Some("$5")),
            (r"(\d)", "${1}0", true, "12", Some("1020")),
            ("^", "亲，", true, "在的", Some("亲，在的")),
            (r"！+$", "。", true, "好的！！", Some("好的。")),
            ("没有", "x", true, "在的", None),
            ("发货", "寄出", false, "{发货时限}内发货", Some("{发货时限}内寄出")),
            ("发货", "寄出", false, "{发货时限}内", None),
            ("{发货时限}", "48小时", false, "{发货时限}内", Some("48小时内")),
            ("在.*发", "马上发", true, "在{发货时限}内发货", Some("马上发货")),
            ("发货", "寄出", false, "{{发货}}{发货", Some("{{寄出}}{寄出")),
            ("", "x", true, "{甲}", Some("x{甲}x")),
        ] {
            assert_eq!(replaced(find, with, regex, text).as_deref(), after, "{find} {text}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_said_in_words() {
        for (find, with, zh) in [
            ("(发货", "", "正则表达式不对：( 没有配上 )"),
            ("发货)", "", "正则表达式不对：) 没有配上 ("),
            ("[发货", "", "正则表达式不对：[ 没有配上 ]"),
            ("*发货", "", "正则表达式不对：* + ? { 前面要有内容"),
            ("{发货时限}", "", "正则表达式不对：* + ? { 前面要有内容"),
            ("a{2", "", "正则表达式不对：{ 没有配上 }；要找花括号本身，写成 \\{"),
            ("发货\\", "", "正则表达式不对：末尾的 \\ 后面还要有一个字符；要找 \\ 本身，写成 \\\\"),
            ("(?=发货)", "", "正则表达式不对：不支持 (?= (?! (?<= (?<! 这几种写法"),
            (r"(发)\1", "", "正则表达式不对：查找里不支持 \\1 这样的写法"),
            (r"\w{999}{999}", "", "这个正则表达式太大了，写短一些"),
            (r"(\d)", "$2", "替换里写了 $2，但查找里没有这个括号组"),
            (r"(\d)", "${天}", "替换里写了 $天，但查找里没有这个括号组"),
        ] {
            let Err(error) = pattern(find, with, true) else { panic!("{find} is taken") };
            assert_eq!((error.code.as_str(), error.message.zh.as_str()), ("bad-pattern", zh));
        }
        let nested = "(".repeat(100) + &")".repeat(100);
        assert!(pattern(&nested, "", true).is_err());
        assert!(pattern(&"长".repeat(1_001), "", false).is_err());
    }

    #[test]
    fn a_text_that_would_burst_stays() {
        let long = "啊".repeat(999);
        let burst = pattern("啊", &long, false).unwrap();
        assert!(matches!(burst.replace(&long), Some(Found::TooMuch)));
        let often = pattern("啊", "", false).unwrap();
        assert!(matches!(often.replace(&"啊".repeat(1_001)), Some(Found::TooMuch)));
        assert!(matches!(often.replace(&long), Some(Found::Replaced { .. })));
    }
}
