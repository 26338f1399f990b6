//! Takes out of a text what would do something to a terminal instead of being read on it.

use std::borrow::Cow;

/// The text with control characters and direction overrides replaced by `�`. Line ends and tabs
/// stay.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(steers) {
        Cow::Owned(text.replace(steers, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn steers(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_control_goes() {
        assert_eq!(clean("亲,\n\t😀 ok"), "亲,\n\t😀 ok");
        assert_eq!(clean("a\x1b]0;title\x07b\u{202e}c\r"), "a�]0;title�b�c�");
    }
}
