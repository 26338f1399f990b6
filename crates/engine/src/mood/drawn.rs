//! Feelings that are drawn: emoji, and what chat programs put in brackets for a picture.
//!
//! They carry a mood and its degree, and are no words: [炸弹] does not burst, [裂开] is no broken
//! goods. Nor are links and long numbers, also spelled ones, words: [`without_signs`] blots all of
//! them out before words are looked for.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lists::PRAISE;
use crate::turn::Span;

/// What a drawing shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    /// Displeasure: 1 displeased, 2 angry, 3 furious.
    Displeased(u32),
    Worried,
    Happy,
    /// Tears of joy or grief, laughter at or with: the words decide.
    Either,
}

/// A drawing in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Drawing {
    pub shows: Shows,
    pub start: usize,
    pub end: usize,
}

impl Drawing {
    pub(super) fn span(&self) -> Span {
        let at = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Span { start: at(self.start), end: at(self.end) }
    }
}

/// What is drawn, and what it shows.
type Meant = (Vec<char>, Shows);

/// The drawings, by their first character, the longest first.
static DRAWN: LazyLock<BTreeMap<char, Vec<Meant>>> = LazyLock::new(|| {
    let mut drawn: BTreeMap<char, Vec<Meant>> = BTreeMap::new();
    for section in PRAISE.sections() {
        for entry in section.entries {
            let Some((text, shows)) = read(section.name, entry.text) else { continue };
            let text: Vec<char> = text.chars().collect();
            if let Some(first) = text.first() {
                drawn.entry(*first).or_default().push((text, shows));
            }
        }
    }
    drawn.values_mut().for_each(|all| all.sort_by_key(|(text, _)| std::cmp::Reverse(text.len())));
    drawn
});

/// An entry and what it shows; `None` for words, and for what can't be read.
fn read(section: &str, entry: &'static str) -> Option<(&'static str, Shows)> {
    match section {
        "emoji_displeased" => {
            let (text, degree) = entry.rsplit_once('=')?;
            let degree = degree.parse().ok().filter(|degree| (1..=3).contains(degree))?;
            Some((text, Shows::Displeased(degree)))
        }
        "emoji_worried" => Some((entry, Shows::Worried)),
        "emoji_happy" => Some((entry, Shows::Happy)),
        "emoji_crying_for_joy_or_grief" => Some((entry, Shows::Either)),
        _ => None,
    }
}

/// The drawings in a message, in the order in which they stand.
pub(super) fn drawings(original: &[char]) -> Vec<Drawing> {
    let text: Vec<char> = original.iter().map(char::to_ascii_lowercase).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text.get(at) {
        let here = DRAWN.get(first).into_iter().flatten();
        let fitting = |(drawing, _): &&Meant| {
            let end = at.saturating_add(drawing.len());
            text.get(at..end) == Some(drawing) && stands_alone(&text, at, end)
        };
        let Some((drawing, shows)) = here.clone().find(fitting) else {
            at = at.saturating_add(1);
            continue;
        };
        let end = at.saturating_add(drawing.len());
        found.push(Drawing { shows: *shows, start: at, end });
        at = end;
    }
    found
}

/// Whether nothing beside an emoticon of plain letters or marks makes it part of something else: a
/// word, or a bracket behind a colon.
fn stands_alone(text: &[char], start: usize, end: usize) -> bool {
    let own = text.get(start..end).unwrap_or_default();
    if !own.iter().all(char::is_ascii) || own.first() == Some(&'[') {
        return true;
    }
    let before = start.checked_sub(1).and_then(|at| text.get(at));
    let after = text.get(end);
    let word = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    let open = own.iter().any(char::is_ascii_alphanumeric);
    if open { !word(before) && !word(after) } else { after.is_none_or(|c| c.is_whitespace()) }
}

/// Digits that people spell.
const SPELLED: &str = "零〇一二两三四五六七八九幺0123456789０１２３４５６７８９";

/// So many digits are a number that nobody means anything by.
const LONG_NUMBER: usize = 7;

/// The message with drawings, links and long numbers blotted out, character for character.
pub(super) fn without_signs(original: &[char], drawings: &[Drawing]) -> String {
    let mut text = original.to_vec();
    let mut blot = |start: usize, end: usize| {
        text.get_mut(start..end).unwrap_or_default().fill(',');
    };
    drawings.iter().for_each(|drawing| blot(drawing.start, drawing.end));
    links(original).into_iter().chain(numbers(original)).for_each(|(start, end)| blot(start, end));
    text.into_iter().collect()
}

/// Whether there is a link or a long number in the message.
pub(super) fn names_signs(original: &[char]) -> bool {
    !links(original).is_empty() || !numbers(original).is_empty()
}

/// Where links stand: from http, https or www to the next character that none has.
fn links(original: &[char]) -> Vec<(usize, usize)> {
    let begins = |at: usize, with: &str| {
        let own = original.get(at..).unwrap_or_default().iter().map(char::to_ascii_lowercase);
        own.take(with.len()).eq(with.chars())
    };
    let starts = (0..original.len())
        .filter(|at| ["http://", "https://", "www."].iter().any(|with| begins(*at, with)));
    starts
        .map(|start| {
            let rest = original.get(start..).unwrap_or_default().iter();
            let length = rest.take_while(|c| c.is_ascii_graphic()).count();
            (start, start.saturating_add(length))
        })
        .collect()
}

/// Where long numbers stand, spelled ones too; spaces and hyphens may part their digits.
fn numbers(original: &[char]) -> Vec<(usize, usize)> {
    let digit = |c: &char| SPELLED.contains(*c);
    let mut found = Vec::new();
    let mut at = 0;
    while at < original.len() {
        let rest = original.get(at..).unwrap_or_default();
        let length = rest.iter().take_while(|c| digit(c) || matches!(c, ' ' | '-' | '－')).count();
        let row = rest.get(..length).unwrap_or_default();
        if row.iter().filter(|c| digit(c)).count() >= LONG_NUMBER {
            found.push((at, at.saturating_add(length)));
        }
        at = at.saturating_add(length.max(1));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<Shows> {
        let chars: Vec<char> = text.chars().collect();
        drawings(&chars).into_iter().map(|drawing| drawing.shows).collect()
    }

    #[test]
    fn every_drawing_of_the_list_can_be_read() {
        for section in
            PRAISE.sections().into_iter().filter(|section| section.name.starts_with("emoji"))
        {
            for entry in &section.entries {
                assert!(read(section.name, entry.text).is_some(), "{}", entry.text);
            }
        }
    }

    #[test]
    fn drawings_show_what_the_list_says() {
        assert_eq!(shown("你们家快递😡😡"), [Shows::Displeased(3); 2]);
        assert_eq!(shown("快递[发怒][OK]"), [Shows::Displeased(3), Shows::Happy]);
        assert_eq!(shown("还没到😭"), [Shows::Either]);
        assert_eq!(shown("还没到 :("), [Shows::Displeased(1)]);
        for text in ["时间:(周一)", "horzon", "尺码(XL)", "好"] {
            assert_eq!(shown(text), [], "{text}");
        }
    }

    #[test]
    fn what_is_no_word_is_blotted_out_in_its_place() {
        for (text, expected) in [
            ("[炸弹]来了😡", ",,,,来了,"),
            ("一三九 零零零零 零零零零", ",,,,,,,,,,,,,"),
            ("看https://a.cn/气死?x 这个", "看,,,,,,,,,,,,,气死?x 这个"),
            ("等了三天", "等了三天"),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let left = without_signs(&chars, &drawings(&chars));
            assert_eq!(left, expected, "{text}");
            assert_eq!(left.chars().count(), chars.len());
        }
    }
}
