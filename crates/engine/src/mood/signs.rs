//! What makes a cue louder: shouting punctuation, capitals, saying it again. Alone it shows no
//! mood: people are happy with three exclamation marks, too.

use std::collections::BTreeMap;

use kaopu_model::Mood;

use crate::text::Letters;
use crate::turn::{MoodCue, Span};

/// Marks in a row that are shouting.
const SHOUTING: usize = 3;

/// English letters, and words, from which on capitals are shouting and no abbreviation.
const CAPITALS: usize = 8;
const CAPITAL_WORDS: usize = 3;

/// Letters of a clause that is worth noticing when it is said again.
const REPEATED_CLAUSE: usize = 4;

/// The signs in a message that was said `repeats` times before.
pub(super) fn signs(letters: &Letters<'_>, repeats: u32) -> Vec<MoodCue> {
    [shouting(letters), capitals(letters), repetition(letters, repeats)]
        .into_iter()
        .flatten()
        .collect()
}

fn sign(class: &str, text: String, span: Span, points: u32) -> MoodCue {
    MoodCue { text, span, mood: Mood::Angry, class: class.to_owned(), points }
}

/// `!!!`, `？？？`, `?!`.
fn shouting(letters: &Letters<'_>) -> Option<MoodCue> {
    let mut start = 0;
    for run in letters.original().chunk_by(|a, b| mark(*a).is_some() && mark(*b).is_some()) {
        let both =
            run.iter().any(|c| mark(*c) == Some('!')) && run.iter().any(|c| mark(*c) == Some('?'));
        if run.first().copied().and_then(mark).is_some() && (run.len() >= SHOUTING || both) {
            return Some(sign(
                "shouting",
                run.iter().take(8).collect(),
                whole(start, run.len()),
                1,
            ));
        }
        start += run.len();
    }
    None
}

fn mark(c: char) -> Option<char> {
    match c {
        '!' | '！' => Some('!'),
        '?' | '？' => Some('?'),
        '‼' => Some('!'),
        '⁉' | '⁈' => Some('?'),
        _ => None,
    }
}

/// A message in English capitals.
fn capitals(letters: &Letters<'_>) -> Option<MoodCue> {
    let text = letters.text();
    let latin = text.chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii_uppercase());
    let words =
        text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1).count();
    let length = text.chars().filter(char::is_ascii_uppercase).count();
    (latin && length >= CAPITALS && words >= CAPITAL_WORDS).then(|| {
        sign("capitals", text.chars().take(40).collect(), whole(0, letters.original().len()), 1)
    })
}

/// The same again: the whole message, or a clause of it three times.
fn repetition(letters: &Letters<'_>, repeats: u32) -> Option<MoodCue> {
    let shown = |text: &str| text.chars().take(40).collect::<String>();
    if repeats > 0 {
        let span = whole(0, letters.original().len());
        return Some(sign("repetition", shown(letters.text()), span, repeats.min(2)));
    }
    // Counted as folded, shown as it was written first.
    let mut times: BTreeMap<String, (usize, Span)> = BTreeMap::new();
    for (clause, (start, end)) in letters.clauses().zip(letters.clause_ranges()) {
        if clause.chars().count() >= REPEATED_CLAUSE {
            times.entry(clause).or_insert_with(|| (0, letters.span(start, end))).0 += 1;
        }
    }
    let (_, first) = times.values().find(|(times, _)| *times >= SHOUTING)?;
    let text = shown(&letters.written(*first));
    Some(sign("repetition", text, whole(0, letters.original().len()), 1))
}

fn whole(start: usize, length: usize) -> Span {
    let at = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    Span { start: at(start), end: at(start.saturating_add(length)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(text: &str, repeats: u32) -> Vec<String> {
        signs(&Letters::new(text), repeats)
            .into_iter()
            .map(|sign| format!("{} {}", sign.class, sign.points))
            .collect()
    }

    #[test]
    fn loudness_is_heard() {
        assert_eq!(classes("人呢！！！", 0), ["shouting 1"]);
        assert_eq!(classes("怎么回事？!", 0), ["shouting 1"]);
        assert_eq!(classes("WHERE IS MY ORDER", 0), ["capitals 1"]);
        assert_eq!(classes("还没发货", 3), ["repetition 2"]);
        assert_eq!(classes("我要转人工 我要转人工 我要转人工", 0), ["repetition 1"]);
        let again = signs(&Letters::new("要發貨A了，要發貨A了，要发货a了"), 0);
        assert_eq!(again[0].text, "要發貨A了", "as the customer wrote it");
        for text in [
            "好的！",
            "好吗？？",
            "SONY WH1000",
            "我要 SONY PLAYSTATION FIVE",
            "好的 好的 好的",
            "",
        ] {
            assert_eq!(classes(text, 0), [""; 0], "{text}");
        }
    }

    #[test]
    fn the_span_is_that_of_the_marks() {
        let sign = signs(&Letters::new("人呢！！！快"), 0).remove(0);
        assert_eq!((sign.span.start, sign.span.end, sign.text.as_str()), (2, 5, "！！！"));
    }
}
