//! The parts of a text that matched.

use crate::output::{Line, TextStyle};

/// Appends a text with its matched ranges (in characters, end exclusive) standing out.
pub(crate) fn marked(line: Line, text: &str, ranges: &[(u32, u32)]) -> Line {
    let matched =
        |at: usize| ranges.iter().any(|&(start, end)| (start as usize..end as usize).contains(&at));
    let mut line = line;
    let mut piece = String::new();
    let mut inside = false;
    for (at, c) in text.chars().enumerate() {
        if matched(at) != inside && !piece.is_empty() {
            line = line.add(tone(inside), std::mem::take(&mut piece));
        }
        inside = matched(at);
        piece.push(c);
    }
    line.add(tone(inside), piece)
}

fn tone(matched: bool) -> TextStyle {
    if matched { TextStyle::Green } else { TextStyle::Plain }
}
