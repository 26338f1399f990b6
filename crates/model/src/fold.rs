//! Folding: the form in which two wordings count as the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text for comparison: compatibility forms and full width to plain characters, accents
/// dropped, traditional → simplified, lower case; spaces, punctuation, symbols and emoji are
/// dropped. What makes another number of a number stays: the point of 1.5, the hyphen of 1-2, the
/// sign of -18.
///
/// ```
/// assert_eq!(kaopu_model::fold("什麼時候 發貨?!"), kaopu_model::fold("什么时候发货"));
/// assert_eq!(kaopu_model::fold("１.5升"), "1.5升");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    fold_with_origins(text).into_iter().map(|(c, _)| c).collect()
}

/// Folds like [`fold`], and tells for every character of the result which character of the text
/// (counted from 0) it came from.
#[must_use]
pub fn fold_with_origins(text: &str) -> Vec<(char, u32)> {
    let mut plain = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len());
    for (at, c) in (0..).zip(text.chars()) {
        if is_whole(c) {
            plain.push(c);
            origins.push(at);
            continue;
        }
        for part in std::iter::once(c).nfkd() {
            plain.push(part);
            origins.push(at);
        }
    }
    // The conversion looks at a character's neighbours but replaces one by one, so the origins
    // still fit.
    let mut simplified = Vec::with_capacity(origins.len());
    simplified.extend(fast2s::convert(&plain).chars());
    let mut folded = Vec::with_capacity(simplified.len());
    for (place, (&c, at)) in simplified.iter().zip(origins).enumerate() {
        if c.is_ascii_alphanumeric() {
            folded.push((c.to_ascii_lowercase(), at));
        } else if is_unified_han(c) {
            folded.push((c, at));
        } else if c.is_alphanumeric() {
            folded.extend(c.to_lowercase().map(|lower| (lower, at)));
        } else if let Some(sign) = sign_of_number(&simplified, place) {
            folded.push((sign, at));
        }
    }
    folded
}

/// Whether a character is its own compatibility form, told without looking it up: most are.
fn is_whole(c: char) -> bool {
    c.is_ascii() || is_unified_han(c)
}

/// The first block of Chinese characters, letters without case that no form takes apart.
fn is_unified_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// The sign that stands here as a part of a number: a point or a hyphen between two digits, or a
/// minus before one. However a range is drawn (1~2, 1–2), it is one hyphen.
#[must_use]
pub fn sign_of_number(text: &[char], at: usize) -> Option<char> {
    let c = *text.get(at)?;
    let digit =
        |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit);
    let before = at.checked_sub(1);
    let between = digit(before) && digit(at.checked_add(1));
    match c {
        '.' if between => Some('.'),
        '-' | '~' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{301c}' if between => Some('-'),
        '-' | '\u{2212}' => {
            let stands_alone = before
                .and_then(|before| text.get(before))
                .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ',' | '、' | ':'));
            (stands_alone && digit(at.checked_add(1))).then_some('-')
        }
        _ => None,
    }
}

/// A text as it reads, cleaned: compatibility forms and full width to plain characters, Latin
/// accents dropped, traditional → simplified, one kind of space; what can't be seen (zero-width
/// characters, direction marks, control characters) is gone. Letter case, punctuation, symbols and
/// emoji stay. Every character comes with the place of the character of the text (counted from 0)
/// that it stands for.
///
/// At most `limit` characters of the text are looked at, so that a huge one takes no longer.
///
/// ```
/// let read: String = kaopu_model::readable("您好，\u{200b}什麼時候　發貨？", 100).into_iter().map(|(c, _)| c).collect();
/// assert_eq!(read, "您好,什么时候 发货?");
/// ```
#[must_use]
pub fn readable(text: &str, limit: usize) -> Vec<(char, u32)> {
    let mut plain = String::new();
    let mut origins = Vec::new();
    for (at, c) in (0..).zip(text.chars().take(limit)) {
        if is_unified_han(c) || c.is_ascii_graphic() {
            plain.push(c);
            origins.push(at);
            continue;
        }
        let mut keep = |part: char| {
            if let Some(part) = visible(part) {
                plain.push(part);
                origins.push(at);
            }
        };
        // Taken apart, accents can be dropped; Korean syllables and the like must stay whole.
        if c < '\u{250}' {
            std::iter::once(c).nfkd().for_each(&mut keep);
        } else {
            std::iter::once(c).nfkc().for_each(&mut keep);
        }
    }
    fast2s::convert(&plain).chars().zip(origins).collect()
}

/// The character as it is read: white space as a space; `None` for what nobody sees.
fn visible(c: char) -> Option<char> {
    match c {
        _ if c.is_whitespace() => Some(' '),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {
            None
        }
        '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffd}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        _ if c.is_control() || is_combining_mark(c) => None,
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_that_differ_only_in_writing_fold_alike() {
        for (left, right) in [
            ("ＡＢＣ１２３", "abc 123"),
            ("café", "cafe\u{301}"),
            ("發貨嗎？", "发货吗"),
            ("可以退吗😭😭", "可以退吗"),
        ] {
            assert_eq!(fold(left), fold(right));
        }
    }

    #[test]
    fn numbers_stay_what_they_are() {
        for (one, other) in
            [("1.5升", "15升"), ("1-2岁", "12岁"), ("PT-301", "PT-3010"), ("-18度", "18度")]
        {
            assert_ne!(fold(one), fold(other));
        }
        for (one, other) in [
            ("１．５升", "1.5升"),
            ("1～2天", "1-2天"),
            ("1–2 天", "1-2天"),
            ("PT-301", "PT 301"),
            ("1,000元", "1000元"),
            ("16:00", "1600"),
            ("第1.", "第1"),
            ("-发货", "发货"),
            ("发货-3天", "发货3天"),
        ] {
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn what_is_told_without_looking_up_is_so() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            if is_whole(c) {
                assert!(std::iter::once(c).nfkd().eq([c]), "{c:?}");
                assert!(std::iter::once(c).nfkc().eq([c]), "{c:?}");
            }
            if is_unified_han(c) {
                assert!(c.is_alphanumeric() && c.to_lowercase().eq([c]), "{c:?}");
            }
            if is_unified_han(c) || c.is_ascii_graphic() {
                assert_eq!(visible(c), Some(c));
            }
        }
    }

    #[test]
    fn origins_point_into_the_original() {
        let text = "請問：發貨?ok";
        let chars: Vec<char> = text.chars().collect();
        let folded = fold_with_origins(text);
        assert_eq!(folded.iter().map(|(c, _)| c).collect::<String>(), "请问发货ok");
        assert_eq!(chars[folded[2].1 as usize], '發');
    }

    #[test]
    fn what_is_read_keeps_its_look_and_loses_what_nobody_sees() {
        let read =
            |text: &str| readable(text, 1_000).into_iter().map(|(c, _)| c).collect::<String>();
        assert_eq!(read("\u{202e}ＸＬ碼\n有嗎？👍🏻"), "XL码 有吗?👍🏻");
        assert_eq!(read("cafe\u{301} café"), "cafe cafe");
        assert_eq!(read("🉑️以\u{200d}🈚️"), "可以无");
        assert_eq!(read("2\u{fe0f}\u{20e3}"), "2");
    }

    #[test]
    fn origins_of_what_is_read_stay_inside_the_text() {
        let text = "㏒ﷺ\u{200b}請問";
        let read = readable(text, 4);
        assert_eq!(read.last(), Some(&('请', 3)));
        assert!(read.iter().all(|(_, at)| *at < 4));
    }
}
