//! Texts without anything playful.

use kaopu_model::is_emoji;

/// Takes emoji and ornaments out. A tilde between figures stays: it is a range.
pub(super) fn sober(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let beside = |at: usize| chars.get(at).is_some_and(|c| c.is_alphanumeric());
    let mut out = String::with_capacity(text.len());
    for (at, c) in chars.iter().enumerate() {
        let range = at > 0 && beside(at - 1) && chars.get(at + 1).is_some_and(char::is_ascii_digit);
        match c {
            '~' | '～' if !range => {
                // At the end of a sentence it stood for the full stop.
                let ends = chars.get(at + 1).is_none_or(|next| *next == '\n');
                if ends && at > 0 && beside(at - 1) {
                    out.push('。');
                }
            }
            '♪' | '♥' => {}
            c if is_emoji(*c) => {}
            c => out.push(*c),
        }
    }
    out
}
