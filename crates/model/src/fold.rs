//! Folding: the form in which two wordings count as the same.

use unicode_normalization::UnicodeNormalization;

/// Folds a text for comparison: compatibility forms and full width to plain characters, accents dropped, traditional → simplified, lower
/// case; spaces, punctuation, symbols and emoji are dropped.
///
/// ```
/// assert_eq!(kaopu_model::fold("什麼時候 發貨?!"), kaopu_model::fold("什么时候发货"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    fold_with_origins(text).into_iter().map(|(c, _)| c).collect()
}

/// Folds like [`fold`], and tells for every character of the result which character of the text (counted from 0) it came from.
#[must_use]
pub fn fold_with_origins(text: &str) -> Vec<(char, u32)> {
    let mut plain = String::with_capacity(text.len());
    let mut origins = Vec::new();
    for (at, c) in (0..).zip(text.chars()) {
        for part in std::iter::once(c).nfkd() {
            plain.push(part);
            origins.push(at);
        }
    }
    // The conversion looks at a character's neighbours but replaces one by one, so the origins still fit.
    fast2s::convert(&plain)
        .chars()
        .zip(origins)
        .filter(|(c, _)| c.is_alphanumeric())
        .flat_map(|(c, at)| c.to_lowercase().map(move |lower| (lower, at)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_that_differ_only_in_writing_fold_alike() {
        for (left, right) in
            [("ＡＢＣ１２３", "abc 123"), ("café", "cafe\u{301}"), ("發貨嗎？", "发货吗"), ("可以退吗😭😭", "可以退吗")]
        {
            assert_eq!(fold(left), fold(right));
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
}
