//! Showing where it was found.

use kaopu_model::fold_with_origins;

use crate::query::Piece;
use crate::title::Title;
use crate::words::{Run, long_words};

/// The most characters of a snippet, and how many of them come before what was found.
const SNIPPET_CHARS: usize = 60;
const LEAD_CHARS: usize = 15;

/// The ranges of the title that have to do with the query, in characters of the original.
pub(crate) fn in_title(title: &Title, pieces: &[Piece]) -> Vec<(u32, u32)> {
    let mut ranges = Vec::new();
    for piece in pieces {
        if let Some(span) = title.find(&piece.chars) {
            ranges.extend(title.original(span));
        } else {
            let spans = needles(piece).filter_map(|needle| title.find_literal(&needle));
            ranges.extend(spans.filter_map(|span| title.original(span)));
        }
    }
    merged(ranges)
}

fn merged(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::new();
    for (from, to) in ranges {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

/// A part of the text around the first thing in it that was looked for.
pub(crate) fn snippet(text: &str, pieces: &[Piece]) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= SNIPPET_CHARS {
        return one_line(&chars);
    }
    let folded = fold_with_origins(text);
    let place = pieces
        .iter()
        .flat_map(|piece| std::iter::once(piece.chars.clone()).chain(needles(piece)))
        .find_map(|needle| {
            let at = folded
                .windows(needle.len())
                .position(|w| w.iter().map(|(c, _)| *c).eq(needle.iter().copied()))?;
            folded.get(at).map(|(_, origin)| *origin as usize)
        });
    let from = place.unwrap_or(0).saturating_sub(LEAD_CHARS).min(chars.len() - SNIPPET_CHARS);
    let to = from + SNIPPET_CHARS;
    let (before, after) =
        (if from > 0 { "…" } else { "" }, if to < chars.len() { "…" } else { "" });
    format!("{before}{}{after}", one_line(&chars[from..to]))
}

fn one_line(chars: &[char]) -> String {
    chars.iter().map(|c| if c.is_control() { ' ' } else { *c }).collect()
}

/// What to look for if the piece as a whole is not there: its words, then its characters.
fn needles(piece: &Piece) -> impl Iterator<Item = Vec<char>> {
    let mut needles = Vec::new();
    for run in &piece.runs {
        match run {
            Run::Latin(word) => needles.push(word.chars().collect()),
            Run::Dense(run) => {
                let words = long_words(run);
                if words.is_empty() {
                    needles.extend(run.chars().map(|c| vec![c]));
                }
                needles.extend(words.iter().map(|word| word.chars().collect::<Vec<_>>()));
            }
        }
    }
    needles.into_iter().filter(|needle| !needle.is_empty())
}
