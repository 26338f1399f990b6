//! Addresses on the web: tokens that say nothing in words.

use std::ops::Range;

use super::is_han;

/// What an address begins with.
const BEGINNINGS: [&str; 3] = ["https://", "http://", "www."];

/// Where addresses stand. One ends at a space, at a Chinese character or mark, or with the text.
pub(crate) fn links(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if begins(chars, at) {
            let length = chars.iter().skip(at).take_while(|c| belongs(**c)).count();
            found.push(at..at + length);
            at += length;
        } else {
            at += 1;
        }
    }
    found
}

fn begins(chars: &[char], at: usize) -> bool {
    BEGINNINGS.iter().any(|beginning| {
        let mut here = chars.iter().skip(at);
        beginning.chars().all(|c| here.next().is_some_and(|next| next.to_ascii_lowercase() == c))
    })
}

fn belongs(c: char) -> bool {
    c.is_ascii_graphic() && !is_han(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_words_begin() {
        for (text, link) in [
            ("https://item.invalid/?id=1 这个有货吗", Some("https://item.invalid/?id=1")),
            ("看HTTP://a.invalid/b这个", Some("HTTP://a.invalid/b")),
            ("www.a.invalid，有货吗", Some("www.a.invalid")),
            ("有货吗", None),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let found = links(&chars).into_iter().next();
            let found = found.map(|range| chars[range].iter().collect::<String>());
            assert_eq!(found.as_deref(), link, "{text}");
        }
    }
}
