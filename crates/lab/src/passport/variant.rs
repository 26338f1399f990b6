//! A wording, written in another way.

use super::dictation::dictated;
use super::inversion::inverted;
use super::pinyin::{all_typed, one_word_typed};
use super::sounds::{of, with_near_character, with_other_character, with_other_word};
use super::tables::TRADITIONAL_FORMS;
use super::way::Way;

const EMOJI: [&str; 4] = ["😊", "🙏", "😭", "👉"];
const BEFORE: [&str; 4] =
    ["亲，在吗，请问一下，", "你好，麻烦问下，", "老板在不在，", "亲亲，咨询一下哈，"];
const BEHIND: [&str; 4] = ["，谢谢亲", "呀，麻烦了", "，急急急", "，在线等哈，谢谢"];

/// A wording as somebody writes it who writes in this way; `None` if it can't be written so, or
/// would be the same. `other` is a question that somebody may ask along with it.
///
/// Where in the text a mistake is made depends on the text alone: the same for everybody, always.
///
/// ```
/// use kaopu_lab::passport::{Way, variant};
/// assert_eq!(variant(Way::Traditional, "什么时候发货", None).as_deref(), Some("什麼時候發貨"));
/// assert_eq!(variant(Way::Traditional, "你好", None), None);
/// ```
#[must_use]
pub fn variant(way: Way, wording: &str, other: Option<&str>) -> Option<String> {
    let number = number_of(wording);
    let varied = match way {
        Way::HomophoneWord => with_other_word(wording, number),
        Way::HomophoneCharacter => with_other_character(wording, number),
        Way::NearHomophone => with_near_character(wording, number),
        Way::PinyinWord => one_word_typed(wording, number),
        Way::Pinyin => all_typed(wording),
        Way::Traditional => {
            let full = |c: char| TRADITIONAL_FORMS.get(&c).copied().unwrap_or(c);
            Some(wording.chars().map(full).collect())
        }
        Way::Emoji => with_emoji(wording, number),
        Way::Inverted => inverted(wording),
        Way::TwoInOne => other.and_then(|other| {
            let ends = ['?', '？', '。', '!', '！'];
            let said = is_said(wording) && is_said(other);
            said.then(|| format!("{}，还有{other}", wording.trim_end_matches(ends)))
        }),
        Way::Dictated => dictated(wording, number),
        Way::CharacterDropped => at_a_letter(wording, number, 3, |letters, at| {
            letters.remove(at);
        }),
        Way::CharacterDoubled => at_a_letter(wording, number, 1, |letters, at| {
            if let Some(letter) = letters.get(at).copied() {
                letters.insert(at, letter);
            }
        }),
        Way::CourtesyBefore => {
            is_said(wording).then(|| format!("{}{wording}", of(&BEFORE, number).unwrap_or(&"")))
        }
        Way::CourtesyAfter => {
            is_said(wording).then(|| format!("{wording}{}", of(&BEHIND, number).unwrap_or(&"")))
        }
    };
    varied.filter(|varied| varied != wording)
}

/// A number that depends on the text alone (FNV-1a).
fn number_of(text: &str) -> usize {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    // The lower half of it mixes less well than the upper.
    (hash >> 33) as usize
}

fn is_said(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

fn with_emoji(text: &str, number: usize) -> Option<String> {
    let mut letters: Vec<char> = text.chars().collect();
    let emoji = of(&EMOJI, number)?;
    let inside = letters.len().checked_sub(1).filter(|inside| *inside > 0)?;
    let at = 1 + (number / EMOJI.len()) % inside;
    letters.splice(at..at, emoji.chars());
    Some(letters.into_iter().collect::<String>() + emoji)
}

/// Changes a text at one of its letters, if it has at least so many.
fn at_a_letter(
    text: &str,
    number: usize,
    least: usize,
    change: impl Fn(&mut Vec<char>, usize),
) -> Option<String> {
    let mut letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> = letters
        .iter()
        .enumerate()
        .filter_map(|(at, c)| (c.is_alphabetic()).then_some(at))
        .collect();
    if places.len() < least {
        return None;
    }
    change(&mut letters, *of(&places, number)?);
    Some(letters.into_iter().collect())
}
