//! Texts from elsewhere, as they may be shown: whoever reads them sees every character that is
//! there.
//!
//! A name in a knowledge base, an argument or a file's path may hold characters that steer a
//! terminal, turn the text around them, or are simply not seen. [`is_hidden`] says which these are,
//! [`hidden`] where they stand in a text, and [`shown`] makes them readable. Everything that shows
//! foreign text goes through here: messages ([`crate::Localized`]), the command's output and JSON,
//! the title of a bundle; the window does the same at its door (`ui/src/platform/hidden.ts`), in a
//! way that can be undone, since there texts are edited.

use std::borrow::Cow;

/// Characters that nobody sees, or that change how others are seen, from Unicode 16: the categories
/// Cc, Zl, Zp; all that has the property `Default_Ignorable_Code_Point` or `Bidi_Control`; the
/// interlinear and hieroglyphic format controls; and the braille blank, which has a glyph without
/// ink. (Of Cf only the few number signs of Arabic, Syriac and Kaithi are left out: they are seen.)
const HIDDEN: [(char, char); 21] = [
    ('\0', '\u{1f}'),
    ('\u{7f}', '\u{9f}'),
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{2028}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{2800}', '\u{2800}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fffb}'),
    ('\u{13430}', '\u{1343f}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    // Tags, and the selectors that can carry any bytes behind one visible letter.
    ('\u{e0000}', '\u{e0fff}'),
];

/// What emoji are made of; the braille patterns in between are not.
const PICTOGRAPHS: [(char, char); 9] = [
    ('\u{a9}', '\u{a9}'),
    ('\u{ae}', '\u{ae}'),
    ('\u{203c}', '\u{203c}'),
    ('\u{2049}', '\u{2049}'),
    ('\u{2100}', '\u{27bf}'),
    ('\u{2900}', '\u{2bff}'),
    ('\u{3030}', '\u{303d}'),
    ('\u{3297}', '\u{3299}'),
    ('\u{1f000}', '\u{1faff}'),
];

/// The characters of which [`is_hidden`] is true and those that emoji are made of, as ranges with
/// both ends: for a reader of another language that has to decide the same (the window).
#[must_use]
pub fn hidden_ranges() -> [&'static [(char, char)]; 2] {
    [&HIDDEN, &PICTOGRAPHS]
}

/// Whether a character is not seen, or changes how others are seen: controls, line and paragraph
/// separators, direction marks, zero-width characters, fillers, variation selectors, tags.
///
/// Line ends and tabs are among them; inside an emoji some of them are harmless, which [`hidden`]
/// knows.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    within(&HIDDEN, c)
}

/// Every character of a text that is not seen, with its place in bytes.
///
/// Not counted is what makes an emoji: a variation selector (`U+FE0E`, `U+FE0F`) right after a
/// pictograph, a digit, `#` or `*`, and a joiner (`U+200D`) between two pictographs. One by one
/// they are seen, as the emoji's shape; in a row, where they could carry a message, all but the
/// first count.
pub fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = [None, None];
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        chars.next().map(|(at, c)| {
            let [ahead, last] = before;
            before = [last, Some(c)];
            let next = chars.peek().map(|(_, next)| *next);
            (is_hidden(c) && !makes_emoji(ahead, last, c, next)).then_some((at, c))
        })
    })
    .flatten()
}

/// A text as it may be shown in one line: what is not seen stands there as `\u{202e}`, line ends
/// and tabs as `\n`, `\r` and `\t`. A text without such characters is given back as it is.
///
/// ```
/// use kaopu_model::shown;
/// assert_eq!(shown("小满\u{202e}好物\n"), "小满\\u{202e}好物\\n");
/// assert_eq!(shown("退货❤️"), "退货❤️");
/// ```
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    replaced(text, |_| false, |c, out| out.extend(c.escape_default()))
}

/// The same for a text that may have several lines: line ends and tabs stay.
#[must_use]
pub fn shown_lines(text: &str) -> Cow<'_, str> {
    // Line ends of Windows are line ends, not something to look at.
    let unix = if text.contains("\r\n") {
        Cow::Owned(text.replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(text)
    };
    let keep = |c| matches!(c, '\n' | '\t');
    let escape = |c: char, out: &mut String| out.extend(c.escape_default());
    match unix {
        Cow::Borrowed(text) => replaced(text, keep, escape),
        Cow::Owned(text) => Cow::Owned(replaced(&text, keep, escape).into_owned()),
    }
}

/// A JSON text that means the same, with what is not seen in its strings as `\u202e`. (Outside of
/// strings only line ends can be, and they stay; inside they are escaped already.)
#[must_use]
pub fn shown_json(json: &str) -> Cow<'_, str> {
    let escape = |c: char, out: &mut String| {
        for unit in c.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    };
    replaced(json, |c| matches!(c, '\n' | '\r' | '\t'), escape)
}

/// A text in which each hidden character, unless it is kept, was replaced.
fn replaced(
    text: &str,
    keep: impl Fn(char) -> bool,
    replace: impl Fn(char, &mut String),
) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    for (at, c) in hidden(text).filter(|(_, c)| !keep(*c)) {
        out.push_str(text.get(done..at).unwrap_or_default());
        replace(c, &mut out);
        done = at.saturating_add(c.len_utf8());
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

/// Whether a hidden character is part of an emoji, from the two before it and the one after.
fn makes_emoji(ahead: Option<char>, last: Option<char>, c: char, next: Option<char>) -> bool {
    let pictograph = |c: Option<char>| c.is_some_and(|c| within(&PICTOGRAPHS, c));
    match c {
        '\u{fe0e}' | '\u{fe0f}' => {
            pictograph(last)
                || matches!(last, Some('0'..='9' | '#' | '*')) && next == Some('\u{20e3}')
        }
        '\u{200d}' => {
            pictograph(next) && (pictograph(last) || last == Some('\u{fe0f}') && pictograph(ahead))
        }
        _ => false,
    }
}

/// Whether one of these ranges, which rise, holds a character.
fn within(ranges: &[(char, char)], c: char) -> bool {
    let after = ranges.partition_point(|(first, _)| *first <= c);
    after.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|(_, last)| c <= *last)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the issue of the folder from a stranger names, and more of each kind.
    const DECEIVING: [char; 34] = [
        '\u{7f}',
        '\u{80}',
        '\u{85}',
        '\u{9b}',
        '\u{9f}',
        '\0',
        '\u{1b}',
        '\u{8}',
        '\u{200e}',
        '\u{200f}',
        '\u{61c}',
        '\u{2028}',
        '\u{2029}',
        '\u{202a}',
        '\u{202b}',
        '\u{202c}',
        '\u{202d}',
        '\u{202e}',
        '\u{2066}',
        '\u{2067}',
        '\u{2068}',
        '\u{2069}',
        '\u{200b}',
        '\u{200c}',
        '\u{200d}',
        '\u{2060}',
        '\u{feff}',
        '\u{ad}',
        '\u{34f}',
        '\u{3164}',
        '\u{fe0f}',
        '\u{e0041}',
        '\u{e0100}',
        '\u{2800}',
    ];

    #[test]
    fn the_ranges_rise() {
        for ranges in [&HIDDEN[..], &PICTOGRAPHS[..]] {
            assert!(ranges.iter().all(|(first, last)| first <= last));
            assert!(ranges.windows(2).all(|two| two[0].1 < two[1].0));
        }
    }

    #[test]
    fn nothing_that_deceives_is_shown_as_it_is() {
        for c in DECEIVING {
            let name = format!("满{c}好物");
            assert_eq!(shown(&name), format!("满{}好物", c.escape_default()), "{c:?}");
            assert_eq!(shown_lines(&name), shown(&name), "{c:?}");
        }
        assert_eq!(shown("a\r\n\tb"), "a\\r\\n\\tb");
        assert_eq!(shown_lines("a\r\n\tb\r"), "a\n\tb\\r");
    }

    #[test]
    fn what_is_shown_holds_nothing_hidden_whatever_came_in() {
        let every = || (0..=0x10ffff).filter_map(char::from_u32);
        for c in every().filter(|c| is_hidden(*c)) {
            for text in [format!("{c}"), format!("字{c}{c}x"), format!("{c}❤"), format!("❤{c}{c}❤")]
            {
                let seen = shown(&text);
                assert_eq!(hidden(&seen).count(), 0, "{text:?} {seen:?}");
            }
        }
        let letters = every().filter(|c| c.is_alphanumeric() && !is_hidden(*c)).count();
        // Only the fillers, which claim to be letters, are missing.
        assert_eq!(every().filter(|c| c.is_alphanumeric()).count() - letters, 4);
        assert!(every().filter(|c| c.is_control()).all(is_hidden));
    }

    #[test]
    fn words_and_emoji_stay_as_they_are() {
        for text in [
            "",
            "亲，48小时内发出～",
            "退货　全角 空格",
            "👨‍👩‍👧 ❤️ ❤️‍🔥 👍🏻 2️⃣ #️⃣ 🇨🇳 ©️",
            "Straße, naïve",
            "שלום",
            "السلام",
            "e\u{301}",
            "価格：¥1,280",
        ] {
            assert!(matches!(shown(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn what_makes_an_emoji_hides_nothing_elsewhere() {
        // A message in selectors behind one emoji, a joiner behind a letter, a keycap without a
        // key.
        for (text, seen) in [
            ("❤\u{fe0f}\u{fe0f}\u{fe0e}", "❤\u{fe0f}\\u{fe0f}\\u{fe0e}"),
            ("退\u{200d}货", "退\\u{200d}货"),
            ("❤\u{200d}", "❤\\u{200d}"),
            ("1\u{fe0f}2", "1\\u{fe0f}2"),
            ("🏴\u{e0067}\u{e007f}", "🏴\\u{e0067}\\u{e007f}"),
        ] {
            assert_eq!(shown(text), seen);
        }
    }

    #[test]
    fn json_means_the_same() {
        let text: String = DECEIVING.iter().chain(['"', '\\', '\n', '字', '😀'].iter()).collect();
        let json = serde_json::to_string_pretty(&[&text]).unwrap();
        let seen = shown_json(&json);
        assert_eq!(hidden(&seen).filter(|(_, c)| *c != '\n').count(), 0, "{seen}");
        assert!(seen.contains("\\u202e") && seen.contains("\\udb40\\udc41"), "{seen}");
        assert_eq!(serde_json::from_str::<[String; 1]>(&seen).unwrap(), [text]);
    }
}
